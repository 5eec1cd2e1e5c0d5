"""The actions of `leukoview models` that need the library: put, compare and fit."""

import argparse
import tempfile
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.admins import opened_lab, person
from leukoview.cli.compare import comparison_lines
from leukoview.cli.shelved import line
from leukoview.cli.watching import Phases
from leukoview.engine import bundle
from leukoview.engine.adapting.making import Made, make
from leukoview.engine.comparing import compared
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.lab import Lab
from leukoview.engine.lab.deeds import Calibrated
from leukoview.engine.library import Library
from leukoview.engine.library.learning import dataset_of
from leukoview.engine.shelf import Verdict
from leukoview.engine.shelf.shelf import Shelf
from leukoview.engine.training import Workplace


def act(options: argparse.Namespace) -> int:
    """Put a model on the shelf, compare one with the active one, or fit one to the laboratory."""
    with opened_lab() as lab:
        return _ACTIONS[options.action](options, lab)


def _put(options: argparse.Namespace, lab: Lab) -> int:
    print(line(Shelf(lab).put(options.folder, person(options, lab))))
    return codes.ALL_READ


def beside_active(options: argparse.Namespace, lab: Lab) -> Verdict:
    """Hold a model against the active one of its kind on the library's cells; prints all of it."""
    shelf = Shelf(lab)
    one = shelf.one(options.model)
    active = shelf.active(practice=one.practice)
    dataset = dataset_of(Library(lab), practice=one.practice).dataset
    with Phases() as phases:
        found = compared(
            bundle.load(one.folder),
            bundle.load(active.folder),
            dataset,
            lambda backbone: open_embedder(backbone, choose_device()),
            Workplace(options.cache, check_in=phases.check_in),
        )
    print(*comparison_lines(found), sep="\n")
    return found.verdict


def _compare(options: argparse.Namespace, lab: Lab) -> int:
    passed = beside_active(options, lab).outcome.may_be_promoted
    return codes.ALL_READ if passed else codes.SOME_SKIPPED


def _fit(options: argparse.Namespace, lab: Lab) -> int:
    shelf, by = Shelf(lab), person(options, lab)
    one = shelf.one(options.model)
    base = bundle.load(one.folder)
    dataset = dataset_of(Library(lab), practice=one.practice).dataset
    embedder = open_embedder(base.manifest.backbone, choose_device())
    with tempfile.TemporaryDirectory() as folder, Phases() as phases:
        work = Workplace(options.cache, check_in=phases.check_in)
        made = make(base, dataset, Path(folder) / "m", embedder, work, options.model_version)
        deed = Calibrated(made.bundle.ref.id, made.bundle.sha256, made.cells)
        shelved = shelf.put(made.bundle.folder, by, deed)
    _tell(made)
    print(line(shelved))
    return codes.ALL_READ


def _tell(made: Made) -> None:
    print(f"Fitted to {made.cells} cells of {made.patients} patients; way: {made.adapted.way}.")
    print(*made.remarks, sep="\n", end="\n" if made.remarks else "")
    print("On held-out cells of the laboratory, before and after:")
    for one in made.changes:
        before, after = one.before, one.after
        interval = f"({after.low:.3f}–{after.high:.3f})"
        print(f"  {one.name:26} {before.value:.3f} -> {after.value:.3f} {interval}")


_ACTIONS = {"put": _put, "compare": _compare, "fit": _fit}
"""What may be asked, by its word."""
