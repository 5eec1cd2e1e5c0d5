"""The actions of `leukoview models` on the shelf that load a model, or need an admin."""

import argparse

from leukoview.cli import codes
from leukoview.cli.admins import opened_lab, person
from leukoview.cli.shelved import line
from leukoview.engine import bundle
from leukoview.engine.lab import Lab
from leukoview.engine.shelf import Verdict
from leukoview.engine.shelf.shelf import Shelf


def act(options: argparse.Namespace) -> int:
    """Do what is asked of the shelf."""
    with opened_lab() as lab:
        _ACTIONS[options.action](options, lab)
    return codes.ALL_READ


def _show(options: argparse.Namespace, lab: Lab) -> None:
    one = Shelf(lab).one(options.model)
    loaded = bundle.load(one.folder)
    print(line(one))
    print(f"sha256 {loaded.sha256}")
    print((one.folder / bundle.CARD).read_text("utf-8"))


def _promote(options: argparse.Namespace, lab: Lab) -> None:
    shelf, by = Shelf(lab), person(options, lab)
    verdict = _compared(options, lab) if options.compare else None
    print(line(shelf.promote(options.model, by, verdict=verdict, reason=options.reason)))


def _compared(options: argparse.Namespace, lab: Lab) -> Verdict:
    # Loads what trains, which the other actions do not need.
    from leukoview.cli.fitting import beside_active  # noqa: PLC0415

    return beside_active(options, lab)


def _rollback(options: argparse.Namespace, lab: Lab) -> None:
    shelf, by = Shelf(lab), person(options, lab)
    back = shelf.roll_back(
        by, options.model or "", practice=options.practice, reason=options.reason
    )
    print(line(back))


def _retire(options: argparse.Namespace, lab: Lab) -> None:
    print(line(Shelf(lab).retire(options.model, person(options, lab))))


def _export(options: argparse.Namespace, lab: Lab) -> None:
    by = person(options, lab)
    Shelf(lab).export_model(options.model, options.out, by, overwrite=options.force)
    print(f"Written: {options.out}")


def _import(options: argparse.Namespace, lab: Lab) -> None:
    print(line(Shelf(lab).import_model(options.file, person(options, lab))))


_ACTIONS = {
    "show": _show,
    "promote": _promote,
    "rollback": _rollback,
    "retire": _retire,
    "export": _export,
    "import": _import,
}
