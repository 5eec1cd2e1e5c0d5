"""Products of small matrices on one core: the others would wait for their share of nothing."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def on_one_core() -> AbstractContextManager[object]:
    """While it is entered, linear algebra takes one thread, wherever in the program it runs.

    OpenBLAS wakes a thread for every core even for a dozen rows, and lets them spin until there is
    more to do: on a busy computer that takes ten times as long as the product.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    """Looking for the libraries takes longer than a batch of cells; they stay what they are."""
    return ThreadpoolController()
