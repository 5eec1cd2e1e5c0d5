"""The actions of `leukoview models` on the shelf: which models there are, and which reads."""

import argparse

from leukoview.cli import codes
from leukoview.cli.admins import opened_lab, person
from leukoview.engine import bundle
from leukoview.engine.lab import Lab
from leukoview.engine.shelf import Shelved, Verdict, chosen
from leukoview.engine.shelf.shelf import Shelf


def act(options: argparse.Namespace) -> int:
    """Do what is asked of the shelf."""
    with opened_lab() as lab:
        _ACTIONS[options.action](options, lab)
    return codes.ALL_READ


def _list(_options: argparse.Namespace, lab: Lab) -> None:
    for one in Shelf(lab).models():
        print(line(one))
    for practice in (False, True):
        remark = chosen(practice=practice).remark
        if remark:
            print(remark)


def line(one: Shelved) -> str:
    """A model as a line of the list."""
    reads = "drawn images" if one.practice else "real images"
    verdict = f"  {one.verdict}" if one.verdict else ""
    fault = f"  !! {one.fault}" if one.fault else ""
    return f"{one.id:40}  {one.kind.value:16}  {reads}  {one.made}{verdict}{fault}"


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
    "list": _list,
    "show": _show,
    "promote": _promote,
    "rollback": _rollback,
    "retire": _retire,
    "export": _export,
    "import": _import,
}
