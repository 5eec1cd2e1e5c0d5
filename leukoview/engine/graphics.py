"""A network on a graphics card that gives way instead of failing: smaller batches, then the CPU."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from leukoview.engine.case import Pixels

Rows = NDArray[np.float32]
Run = Callable[[Pixels], Rows]

VIEW_BYTES = 32 * 2**20
"""Memory that one view of a cell takes in the widest layers of the shipped networks, with room."""

SHARE = 0.5
"""Of the card's free memory that a batch may take: others draw on it too."""

AT_MOST = 256
"""Views at once; a card gains nothing beyond it."""


class Memory(Protocol):
    """What a card's driver tells of its memory."""

    def free(self) -> int:
        """Bytes that nobody uses."""
        ...

    def release(self) -> None:
        """Give back what torch holds in reserve."""
        ...


class OnCard:
    """Runs a network on a card, a batch as large as its free memory allows.

    A batch that finds too little memory is halved, down to one view. Whatever else the card fails
    of, and a single view that does not fit, is computed by the CPU from then on, and `failure`
    says why; nothing of a reading is lost or computed by halves.
    """

    def __init__(self, run: Run, cpu: Callable[[], Run], memory: Memory) -> None:
        self._run = run
        self._cpu = cpu
        self._memory = memory
        self.at_once = int(np.clip(memory.free() * SHARE // VIEW_BYTES, 1, AT_MOST))
        self.failure = ""

    def __call__(self, crops: Pixels) -> Rows:
        """Feature rows of crops (n × s × s × 3, uint8)."""
        if not self.failure:
            try:
                return self._in_batches(crops)
            except RuntimeError as failure:
                self._give_way(failure)
        return self._run(crops)

    def _in_batches(self, crops: Pixels) -> Rows:
        rows: list[Rows] = []
        done = 0
        while done < len(crops):
            try:
                rows.append(self._run(crops[done : done + self.at_once]))
            except torch.OutOfMemoryError:
                if self.at_once == 1:
                    raise
                self.at_once //= 2
                self._memory.release()
            else:
                done += len(rows[-1])
        return np.concatenate(rows)

    def _give_way(self, failure: RuntimeError) -> None:
        first = str(failure).partition("\n")[0].rstrip(".")
        self.failure = f"The graphics card failed: {first}. The CPU computes instead."
        self._run = self._cpu()


class CudaMemory:
    """The memory of the card that torch computes on."""

    def free(self) -> int:
        """Bytes that nobody uses."""
        free, _whole = torch.cuda.mem_get_info()
        return int(free)

    def release(self) -> None:
        """Give back what torch holds in reserve."""
        torch.cuda.empty_cache()


class SharedMemory:
    """Of an Apple GPU, which shares the computer's memory and says little about it."""

    def free(self) -> int:
        """As much as the system recommends to use, less what is used."""
        return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())

    def release(self) -> None:
        """Give back what torch holds in reserve."""
        torch.mps.empty_cache()
