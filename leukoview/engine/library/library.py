"""A laboratory's labelled cells: looked through, corrected, and what is doubtful settled."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from leukoview.engine.errors import LabError
from leukoview.engine.lab import Lab
from leukoview.engine.lab.deeds import (
    CellsPutBack,
    CellsRelabelled,
    CellsTakenOut,
    Deed,
    DisputeSettled,
    PatientGiven,
)
from leukoview.engine.library import rows
from leukoview.engine.library.images import FOLDER
from leukoview.engine.library.labels import class_key
from leukoview.engine.library.values import ClassCount, Dispute, LibraryCell
from leukoview.engine.taxonomy import ClassKey

Change = Callable[[sqlite3.Connection], None]


class Library:
    """The library of one laboratory's file. Cells come in through `adding.add`.

    Every change is one deed of the trail, by the person named. Belongs to the thread that opened
    the laboratory's file.
    """

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.folder = lab.path.parent / FOLDER

    def cells(self) -> tuple[LibraryCell, ...]:
        """Every cell, those taken out included, in the order they came.

        Raises:
            StoreError: The file cannot be read.
        """
        with self.lab.reading() as db:
            return tuple(rows.cells(db, self.folder))

    def disputes(self) -> tuple[Dispute, ...]:
        """What is still to be settled, in the order it came up.

        Raises:
            StoreError: The file cannot be read.
        """
        with self.lab.reading() as db:
            return rows.disputes(db, self.folder)

    def dispute(self, number: int) -> Dispute:
        """What is to be settled under a number.

        Raises:
            LabError: Nothing is.
        """
        for one in self.disputes():
            if one.number == number:
                return one
        raise LabError(
            f"Nothing is to be settled under the number {number}.",
            remedy="See what is: “leukoview library disputes”.",
        )

    def counts(self) -> tuple[ClassCount, ...]:
        """How much there is of every class, in the order of the keys."""
        with self.lab.reading() as db:
            known = tuple(rows.cells(db, self.folder))
            disputed = {
                cell.id for one in rows.disputes(db, self.folder) for cell in (one.one, one.other)
            }
        keys = sorted({cell.label for cell in known})
        return tuple(_counted(key, [c for c in known if c.label == key], disputed) for key in keys)

    def relabel(self, ids: Sequence[str], label: str, by: str, reason: str = "") -> None:
        """Give cells another label.

        Raises:
            LabError: There is no such cell, or the label is no class.
        """
        key = class_key(label)
        self._change(ids, ("label", key), by, CellsRelabelled(tuple(ids), key, reason))

    def give_patient(self, ids: Sequence[str], patient: str, by: str, reason: str = "") -> None:
        """Say whose cells are; an empty patient is not known.

        Raises:
            LabError: There is no such cell.
        """
        name = patient.strip()
        self._change(ids, ("patient", name), by, PatientGiven(tuple(ids), name, reason))

    def take_out(self, ids: Sequence[str], by: str, reason: str = "") -> None:
        """Learn from cells no more; they stay where they are.

        Raises:
            LabError: There is no such cell.
        """
        self._change(ids, ("out", 1), by, CellsTakenOut(tuple(ids), reason))

    def put_back(self, ids: Sequence[str], by: str, reason: str = "") -> None:
        """Learn from cells again that were taken out.

        Raises:
            LabError: There is no such cell.
        """
        self._change(ids, ("out", 0), by, CellsPutBack(tuple(ids), reason))

    def keep_one(self, number: int, kept: str, by: str) -> None:
        """Settle a dispute: one of both stays, the other is taken out.

        Raises:
            LabError: Nothing is to be settled under this number, or the cell is none of both.
        """
        dispute = self.dispute(number)
        pair = {dispute.one.id: dispute.other.id, dispute.other.id: dispute.one.id}
        if kept not in pair:
            raise LabError(f"“{kept}” is none of the two cells.", remedy="Name one of both by id.")
        deed = DisputeSettled(cells=tuple(pair), how="keep one", kept=kept)
        self._settle(dispute, by, deed, lambda db: rows.change(db, [pair[kept]], "out", 1))

    def keep_both(self, number: int, by: str) -> None:
        """Settle a dispute: they are different cells after all, whatever they look like.

        Raises:
            LabError: Nothing is to be settled under this number, or both are the same image.
        """
        dispute = self.dispute(number)
        if dispute.exact:
            raise LabError(
                "Both are the same image, so they are one cell.",
                remedy="Keep one, or say whose it is, or which label is right.",
            )
        deed = DisputeSettled(cells=_ids(dispute), how="different cells")
        self._settle(dispute, by, deed, lambda _db: None)

    def same_patient(self, number: int, by: str, patient: str = "") -> None:
        """Settle a dispute: both are of one patient, and so is every cell under either name.

        The name is the first one's unless another is given. Where the labels contradict too, that
        stays to be settled. Every other pair that was in question for these two names alone is
        settled with it.

        Raises:
            LabError: Nothing is to be settled under this number, or no patient is known.
        """
        dispute = self.dispute(number)
        names = [name for name in (dispute.one.patient, dispute.other.patient) if name]
        kept = patient.strip() or next(iter(names), "")
        if not kept:
            raise LabError(
                "Of neither cell is the patient known.",
                remedy="Say whose the cells are first, or keep one of both.",
            )
        deed = DisputeSettled(
            cells=_ids(dispute),
            how="same patient",
            patient=kept,
            formerly=", ".join(name for name in names if name != kept),
        )
        merged = [cell.id for cell in self.cells() if cell.patient in names]
        self._settle(
            dispute,
            by,
            deed,
            lambda db: rows.change(db, {*merged, *_ids(dispute)}, "patient", kept),
        )

    def label_is(self, number: int, label: str, by: str) -> None:
        """Settle a dispute: both have this label.

        Where they stand under two patients too, that stays to be settled.

        Raises:
            LabError: Nothing is to be settled under this number, or the label is no class.
        """
        dispute, key = self.dispute(number), class_key(label)
        deed = DisputeSettled(cells=_ids(dispute), how="label", label=key)
        self._settle(dispute, by, deed, lambda db: rows.change(db, _ids(dispute), "label", key))

    def _change(self, ids: Iterable[str], to: tuple[str, str | int], by: str, deed: Deed) -> None:
        with self.lab.doing(by, deed) as db:
            for id_ in ids:
                if rows.cell(db, self.folder, id_) is None:
                    raise LabError(
                        f"There is no cell “{id_}” in the library.",
                        remedy="See which there are: “leukoview library list --cells”.",
                    )
            rows.change(db, ids, *to)

    def _settle(self, dispute: Dispute, by: str, deed: DisputeSettled, change: Change) -> None:
        """Settle a dispute, and all others that the same change leaves without a question."""
        with self.lab.doing(by, deed) as db:
            before = {one.number: one for one in rows.disputes(db, self.folder)}
            change(db)
            after = {one.number: one for one in rows.disputes(db, self.folder)}
            done = {number for number, now in after.items() if _resolved(before[number], now)}
            if deed.how in {"keep one", "different cells"}:
                done.add(dispute.number)
            for number in sorted(done):
                if after.get(number) and after[number].exact:
                    rows.change(db, [after[number].other.id], "out", 1)
                db.execute("UPDATE dispute SET settled = ? WHERE number = ?", (deed.how, number))


def _resolved(before: Dispute, now: Dispute) -> bool:
    """Whether nothing is in question any more that was."""
    return (before.contradicts or before.leaks) and not (now.contradicts or now.leaks)


def _ids(dispute: Dispute) -> tuple[str, str]:
    return dispute.one.id, dispute.other.id


def _counted(key: ClassKey, of: Sequence[LibraryCell], disputed: set[str]) -> ClassCount:
    kept = [cell for cell in of if not cell.out]
    free = [cell for cell in kept if cell.id not in disputed]
    return ClassCount(
        label=key,
        cells=len(free),
        patients=len({cell.patient for cell in free if cell.patient}),
        patient_unknown=sum(not cell.patient for cell in free),
        to_settle=len(kept) - len(free),
        out=len(of) - len(kept),
    )
