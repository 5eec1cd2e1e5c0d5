"""Who may clear away what a test of the window leaves behind."""

import gc

import pytest


@pytest.fixture(autouse=True)
def cleared_by_its_own_thread():
    """Rings of Qt's objects are cleared by the thread that made them, once the test is over.

    Python's collector works in whichever thread happens to ask for memory. Cleared by another one,
    a timer goes on: it fires on what is no longer there, and the process ends.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()
