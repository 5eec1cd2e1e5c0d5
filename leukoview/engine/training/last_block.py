"""The last block of a backbone, taught anew on labelled cells; everything before it stays.

What a frozen layer gives never changes, so it is computed once per crop and kept (docs/decisions/
0030); only the block is run again and again. Its batch normalisations keep their statistics.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save
from threadpoolctl import threadpool_limits
from torch import Tensor, nn

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import loaded
from leukoview.engine.backbone.network import Convolution, pooled
from leukoview.engine.case import Pixels
from leukoview.engine.classify.support import Codes, Numbers
from leukoview.engine.embed import Features, views_of
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.training.recipe import TuningPlan

BATCH = 16
"""Cells at once: on two busy cores a batch takes a third of a second, so a stop is felt."""

HEAD_STEPS, HEAD_RATE = 100, 0.01
"""Full steps by which the passing head is fitted to the untaught block, so that the head's chance
weights do not spoil the block (Kumar et al., ICLR 2022)."""

HEAD_FASTER = 10
"""How many times faster than the block its head learns."""

Halves = NDArray[np.float16]


@dataclass(frozen=True, eq=False)
class Lesson:
    """Kept rows of the cells to be taught from, their classes, and how much each counts."""

    kept: Features
    codes: Codes
    weights: Numbers


class LastBlock:
    """A backbone cut before its last block, on a device ("cpu", "cuda" or "mps").

    Called as an embedder it gives *kept* rows: the features of the stages before, averaged over
    the views; then the activations before the block in every view, 16 bits each, two to a place.
    """

    def __init__(self, name: str, kind: str = "cpu") -> None:
        self._backbone = registry.named(name)
        self._kind = kind
        self._network = loaded(self._backbone).to(kind)
        stage = self._network.last_stage
        whole = isinstance(stage, Convolution)
        self._before = nn.Sequential() if whole else stage[:-1]
        self.block: nn.Module = stage if whole else stage[-1]
        self._prefix = self._network.last_name + ("" if whole else f".{len(stage) - 1}")
        side = self._backbone.pixels
        early, x = self._frozen(np.zeros((1, side, side, 3), np.uint8))
        self._early, self._shape = early.shape[1], x.shape[1:]

    def __call__(self, crops: Pixels) -> Features:
        # Two threads take seven times as long as one where others use the cores, too.
        with threadpool_limits(1):
            seen = [self._frozen(view) for view in views_of(crops, self._backbone.views)]
        early = np.mean([rows for rows, _ in seen], axis=0, dtype=np.float32)
        late = np.stack([x.astype(np.float16) for _, x in seen], axis=1).reshape(len(crops), -1)
        return np.concatenate([early, late.view(np.float32)], axis=1)

    def taught(self, lesson: Lesson, plan: TuningPlan, check_in: CheckIn) -> nn.Module:
        """A copy of the block that tells the lesson's classes better; checks in batch by batch.

        The same lesson gives the same block on a CPU, with one thread.
        """
        block = deepcopy(self.block).requires_grad_(requires_grad=True)
        truth = torch.from_numpy(lesson.codes).to(self._kind)
        weights = torch.from_numpy(lesson.weights.astype(np.float32)).to(self._kind)
        head = self._head(lesson, truth, weights, plan.seed)
        adams = (
            torch.optim.Adam(block.parameters(), lr=plan.rate),
            torch.optim.Adam(head.parameters(), lr=plan.rate * HEAD_FASTER),
        )
        batches = list(_batches(len(truth), self._backbone.views, plan))
        for done, (rows, views) in enumerate(batches):
            check_in(done, len(batches))
            x = self._tensor(self._activations(lesson.kept[rows])[np.arange(len(rows)), views])
            place = torch.from_numpy(rows).to(self._kind)
            _step(adams, head(self._pooled(block(x))), truth[place], weights[place])
        return block.requires_grad_(requires_grad=False)

    def features(self, block: nn.Module, kept: Features, check_in: CheckIn) -> Features:
        """The feature rows (n × d) of the backbone with this block in its place."""
        late: list[Features] = []
        for start in range(0, len(kept), BATCH):
            check_in(start, len(kept))
            views = self._activations(kept[start : start + BATCH])
            with torch.inference_mode():
                rows = self._pooled(block(self._tensor(views.reshape(-1, *self._shape))))
            late.append(rows.cpu().numpy().reshape(*views.shape[:2], -1).mean(axis=1))
        check_in(len(kept), len(kept))
        return np.concatenate(
            [kept[:, : self._early], *([np.concatenate(late)] if late else [])], axis=1
        )

    def weights_with(self, block: nn.Module) -> bytes:
        """All weights of the backbone with this block in its place, as safetensors."""
        own = {f"{self._prefix}.{key}": one for key, one in block.state_dict().items()}
        whole = {**self._network.state_dict(), **own}
        return save({key: one.cpu().contiguous() for key, one in sorted(whole.items())})

    def _frozen(self, crops: Pixels) -> tuple[Features, Features]:
        """Features of the stages before the last, and what comes before the block."""
        pixels = np.ascontiguousarray(crops.transpose(0, 3, 1, 2), np.float32)
        with torch.inference_mode(), torch.backends.cudnn.flags(allow_tf32=False):
            early, x = self._network.before_last(torch.from_numpy(pixels).to(self._kind))
            x = self._before(x)
        return early.cpu().numpy(), x.cpu().numpy()

    def _activations(self, kept: Features) -> Halves:
        """Cells × views × channels × height × width."""
        late = np.ascontiguousarray(kept[:, self._early :]).view(np.float16)
        return late.reshape(len(kept), self._backbone.views, *self._shape)

    def _tensor(self, x: Halves) -> Tensor:
        return torch.from_numpy(x.astype(np.float32)).to(self._kind)

    def _pooled(self, x: Tensor) -> Tensor:
        return torch.cat([pooled(x, one) for one in self._network.last_poolings], dim=1)

    def _head(self, lesson: Lesson, truth: Tensor, weights: Tensor, seed: int) -> nn.Sequential:
        """A linear layer on standardised features, fitted while the block is as it was."""
        known = self.features(self.block, lesson.kept, unwatched)[:, self._early :]
        rows = torch.from_numpy(np.ascontiguousarray(known)).to(self._kind)
        scale = nn.BatchNorm1d(rows.shape[1], affine=False).eval()
        scale.running_mean, scale.running_var = rows.mean(dim=0), rows.var(dim=0)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            linear = nn.Linear(rows.shape[1], int(truth.max()) + 1)
        head = nn.Sequential(scale, linear).to(self._kind)
        adam = torch.optim.Adam(head.parameters(), lr=HEAD_RATE)
        for _ in range(HEAD_STEPS):
            _step([adam], head(rows), truth, weights)
        return head


def _step(
    adams: Sequence[torch.optim.Adam], scores: Tensor, truth: Tensor, weights: Tensor
) -> None:
    losses = nn.functional.cross_entropy(scores, truth, reduction="none")
    for adam in adams:
        adam.zero_grad()
    (losses * weights).mean().backward()  # type: ignore[no-untyped-call]
    for adam in adams:
        adam.step()


def _batches(cells: int, views: int, plan: TuningPlan) -> Iterator[tuple[Codes, Codes]]:
    """Rows and the view in which each is seen, batch by batch, all epochs long."""
    dice = np.random.default_rng(plan.seed)
    for _ in range(plan.epochs):
        order = dice.permutation(cells)
        for start in range(0, cells, BATCH):
            rows = order[start : start + BATCH]
            yield rows, dice.integers(views, size=len(rows))
