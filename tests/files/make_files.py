"""Make the files of the present format version: a store with two cases, and one case to carry."""

import os
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from cases import READER, SEVERE, made_case, stamp

from leukoview.engine.casefile import Nucleoli, Settings, changes, paperwork
from leukoview.engine.display import Display
from leukoview.engine.progress import unwatched
from leukoview.engine.store import Store, images, parcel, schema


def make(folder: Path) -> None:
    """Write both files into a folder; the images are drawn beside them."""
    version = len(schema.SCHEMA)
    path = folder / f"cases-{version}.sqlite"
    store = Store(path)
    try:
        signed = complete(store, made_case(store, Path("one.png"), cells=4, name="B 26/117"))
        made_case(store, Path("two.png"), cells=2, reviewed=1, remarks=[SEVERE])
        out = folder / f"first-{version}.leukocase"
        parcel.pack(path, signed.id, out, partial(images.image_of, signed.id), unwatched)
    finally:
        store.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("VACUUM")


def complete(store: Store, case):
    """The case with a change of nearly every kind, signed and amended and signed again."""
    slide = case.slides[0]
    cells = [cell.id for cell in slide.cells]
    moved = {cells[0]: slide.cells[0].box.grown(4)}
    for minute, steps in enumerate(
        (
            [changes.CellsRemoved(slide.id, (cells[3],)), changes.CellsBoxed(slide.id, moved)],
            [changes.DisplaySet(slide.id, Display(0.1, -0.2, 1.3, (240, 238, 230)))],
            [paperwork.SettingsGiven(Settings(100, blind=True))],
            [paperwork.NucleoliTicked(Nucleoli.SMALL), paperwork.AlarmAcknowledged("Urgent.")],
            [changes.Decided(slide.id, dict.fromkeys(cells[:3], "aml_m3"), blind=True)],
            [paperwork.Signed()],
            [paperwork.Amended("The wrong tube was read.")],
            [changes.Decided(slide.id, {cells[1]: "benign"}), paperwork.Signed()],
            [paperwork.Exported(("report.pdf",))],
        ),
        start=2,
    ):
        case = store.append(case, steps, stamp(minute, by=READER))
    return case


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    make(Path(sys.argv[1]))
