import pytest

from leukoview.app import compose
from tests.garbage import cleared_by_its_own_thread

__all__ = ["cleared_by_its_own_thread"]


@pytest.fixture
def start(qapp, qtbot):
    """Opens the real window on the same home, as often as it is asked to."""
    open_ones = []

    def opened():
        running = compose(qapp)
        open_ones.append(running)
        qtbot.addWidget(running.window)
        running.window.show()
        return running.window

    yield opened
    for running in open_ones:
        running.close()


@pytest.fixture
def window(start):
    """The real window over the real engine."""
    return start()
