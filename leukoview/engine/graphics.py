"""A network on a graphics card that gives way instead of failing: smaller batches, then the CPU."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from leukoview.engine.case import Pixels

Rows = NDArray[np.float32]
Run = Callable[[Pixels], Rows]
Launch = Callable[[Pixels], Callable[[], Rows]]
"""Begins a batch and gives what waits for its rows."""

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

    While a batch is computed the next is on its way. One that finds too little memory is halved,
    down to one view. Whatever else the card fails of, and a single view that does not fit, is
    computed by the CPU from then on, and `failure` says why; nothing of a reading is lost or
    computed by halves.
    """

    def __init__(self, launch: Launch, cpu: Callable[[], Run], memory: Memory) -> None:
        self._launch = launch
        self._cpu = cpu
        self._instead: Run | None = None
        self._memory = memory
        self.at_once = int(np.clip(memory.free() * SHARE // VIEW_BYTES, 1, AT_MOST))
        self.failure = ""

    def __call__(self, crops: Pixels) -> Rows:
        """Feature rows of crops (n × s × s × 3, uint8)."""
        if self._instead is None:
            try:
                return np.concatenate(list(self._in_batches(crops)))
            except RuntimeError as failure:
                first = str(failure).partition("\n")[0].rstrip(".")
                self.failure = f"The graphics card failed: {first}. The CPU computes instead."
                self._instead = self._cpu()
        return self._instead(crops)

    def _in_batches(self, crops: Pixels) -> Iterator[Rows]:
        begun = 0
        running: deque[Callable[[], Rows]] = deque()
        while begun < len(crops):
            batch = crops[begun : begun + self.at_once]
            try:
                running.append(self._launch(batch))
            except torch.OutOfMemoryError:
                if self.at_once == 1 and not running:
                    raise
                yield from _finished(running)
                self.at_once = max(1, self.at_once // 2)
                self._memory.release()
            else:
                begun += len(batch)
                yield from _finished(running, leave=1)
        yield from _finished(running)


def _finished(running: "deque[Callable[[], Rows]]", leave: int = 0) -> Iterator[Rows]:
    """The rows of batches in their order, until so many are left to run."""
    while len(running) > leave:
        yield running.popleft()()


def waited_for(run: Run) -> Launch:
    """A card that answers when it is done, as Apple's does here: nothing overlaps."""

    def launch(crops: Pixels) -> Callable[[], Rows]:
        rows = run(crops)
        return lambda: rows

    return launch


def overlapped(network: Callable[[torch.Tensor], torch.Tensor]) -> Launch:
    """CUDA: pixels travel as bytes from locked memory on a stream of their own.

    The card computes one batch meanwhile, and turns bytes into numbers itself: a quarter of what
    would travel otherwise. Rows come back into locked memory, and only they are waited for.
    """
    travel = torch.cuda.Stream()  # type: ignore[no-untyped-call]

    def launch(crops: Pixels) -> Callable[[], Rows]:
        computing = torch.cuda.current_stream()
        locked = torch.from_numpy(np.ascontiguousarray(crops)).pin_memory()
        with torch.cuda.stream(travel):
            pixels = locked.to("cuda", non_blocking=True)
        computing.wait_stream(travel)
        # Kept, or its memory would go to the next pixels while the network still reads these.
        kept = [pixels]
        rows = network(pixels.permute(0, 3, 1, 2).float())
        back = torch.empty(rows.shape, dtype=rows.dtype).pin_memory()
        back.copy_(rows, non_blocking=True)
        done = torch.cuda.Event()  # type: ignore[no-untyped-call]
        done.record(computing)

        def finished() -> Rows:
            done.synchronize()
            kept.clear()
            found: Rows = back.numpy()
            return found

        return finished

    return launch


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
