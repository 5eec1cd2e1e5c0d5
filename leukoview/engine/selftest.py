"""Does this installation read as it should? What was tested, and what came out, as a record."""

import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from leukoview.engine import bundle as bundles
from leukoview.engine.classify import FitPlan
from leukoview.engine.editions import PACK_FOLDER, installed_program, is_installed, version
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.lab import Lab
from leukoview.engine.lab.deeds import SelfTested
from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set
from leukoview.engine.shelf import chosen, shipped_model
from leukoview.engine.taxonomy import APL, BENIGN

TINY = SetRecipe(seed=1, classes=(APL, BENIGN), patients=3, fields=0, cells=2)
"""Drawn cells of three patients of two classes: the fewest that can be learned from."""

SHORT = FitPlan(components=8, folds=2)
"""A fit that is over at once."""

Check = tuple[str, Callable[[], str]]
"""What is checked, and the check: it says what it found, or raises `LeukoError`."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: what it was, whether it passed, and what it found or why it failed."""

    name: str
    passed: bool
    said: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """A self-test of one installation on one computer (`system`, `python`), at a time (UTC)."""

    program: str
    python: str
    system: str
    at: datetime
    checks: tuple[Checked, ...]

    @property
    def passed(self) -> bool:
        """Whether there were checks, and all passed."""
        return bool(self.checks) and all(one.passed for one in self.checks)

    @property
    def said(self) -> str:
        """The outcome in a sentence."""
        failed = [one.name for one in self.checks if not one.passed]
        if failed:
            return f"Failed: {', '.join(failed)}."
        return f"All {len(self.checks)} checks passed."


def tried(
    checks: Iterable[Check], at: datetime, hear: Callable[[Checked], None] | None = None
) -> SelfTest:
    """Run checks one after the other, a failed one no reason to stop; `hear` is told each."""
    done: list[Checked] = []
    for name, check in checks:
        done.append(_checked(name, check))
        if hear is not None:
            hear(done[-1])
    system = platform.platform()
    return SelfTest(version(), platform.python_version(), system, at, tuple(done))


def model_checks(device: str) -> Iterator[Check]:
    """The shipped models, and whatever was chosen to read in their place."""
    for practice in (False, True):
        ships = shipped_model(practice=practice)
        yield f"model “{ships.name}”", partial(_verified, ships, device)
        choice = chosen(practice=practice)
        kind = "drawn images" if practice else "real images"
        if choice.remark or choice.folder != ships:
            yield f"model chosen for {kind}", partial(_chosen, choice.folder, choice.remark, device)


def pack_checks() -> Iterator[Check]:
    """The pack for graphics cards, where one lies beside the installed program."""
    program = installed_program()
    if is_installed() and (program / PACK_FOLDER).exists():
        yield "pack for graphics cards", partial(_pack, program)


def trained(folder: Path) -> str:
    """Draw a few cells into a folder, learn from them, and load what was learned.

    Raises:
        LeukoError: It cannot be done here.
    """
    from leukoview.engine.dataset import from_path  # noqa: PLC0415 - scikit-learn
    from leukoview.engine.training import Thoroughness, TrainingRecipe, train  # noqa: PLC0415

    write_practice_set(folder / "drawn", TINY)
    recipe = TrainingRecipe(name="selftest", thoroughness=Thoroughness.QUICK, fit=SHORT)
    dataset = from_path(folder / "drawn" / "cells")
    network = open_embedder(recipe.backbone, choose_device("cpu"))
    made = train(dataset, folder / "model", recipe, network)
    loaded = bundles.load(folder / "model")
    if loaded.sha256 != made.bundle.sha256:
        raise BundleError("A model that was trained here is another one when it is loaded.")
    return f"learned {len(loaded.classes)} classes from {len(dataset.samples)} drawn cells"


def note(lab: Lab, by: str, test: SelfTest) -> None:
    """Put a self-test into the trail of the laboratory.

    Raises:
        StoreError: The disk is full or refuses.
    """
    lab.record(by, SelfTested(passed=test.passed, said=test.said))


def _checked(name: str, check: Callable[[], str]) -> Checked:
    try:
        return Checked(name, passed=True, said=check())
    except LeukoError as error:
        return Checked(name, passed=False, said=str(error))


def _chosen(model: Path, remark: str, device: str) -> str:
    if remark:
        raise BundleError(remark, remedy="")
    return _verified(model, device)


def _pack(program: Path) -> str:
    """Every byte of it is read, however long that takes."""
    from leukoview.engine.pack import verified  # noqa: PLC0415 - few computers have one

    return f"torch {verified(program).build}, no file of it altered"


def _verified(model: Path, device: str) -> str:
    """Loading verifies every hash and computes the golden rows again; then the network's turn."""
    loaded = bundles.load(model)
    on = choose_device(device)
    agreed = loaded.agreement(open_embedder(loaded.manifest.backbone, on))
    words = (
        f"top classes equal on {agreed.same_top:.0%} of {agreed.crops} golden crops on "
        f"{on.name}, features within {agreed.features:.2g}, probabilities within "
        f"{agreed.probabilities:.2g} of its golden rows"
    )
    if not agreed.holds:
        raise BundleError(f"“{loaded.ref.name}” reads otherwise than it was made: {words}.")
    return f"{loaded.ref.name} {loaded.ref.version}, sha256 {loaded.ref.sha256}; {words}"
