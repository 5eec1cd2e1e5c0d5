"""The changes of a case that are no cell's: whose it is, how it is read, who signs."""

from dataclasses import replace

from typing_extensions import override

from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.values import (
    PARCEL,
    Amendment,
    CaseId,
    ExportedFile,
    Nucleoli,
    Settings,
    Signature,
    SlideId,
    Specimen,
    Stamp,
    Subject,
    Texts,
)


class CaseOpened(Change, frozen=True):
    """The case began; always the first of its trail."""

    program: str
    practice: bool = False

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        return replace(case, opened=stamp, practice=self.practice)


class SubjectGiven(Change, frozen=True):
    """Whose case it is."""

    subject: Subject

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, subject=self.subject)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (SubjectGiven(before.subject),)


class SpecimenGiven(Change, frozen=True):
    """What was taken, stained and photographed."""

    specimen: Specimen

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, specimen=self.specimen)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (SpecimenGiven(before.specimen),)


class SettingsGiven(Change, frozen=True):
    """How the case is to be read."""

    settings: Settings

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, settings=self.settings)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (SettingsGiven(before.settings),)


class TextsGiven(Change, frozen=True):
    """What the reader adds to the report in own words."""

    texts: Texts

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, texts=self.texts)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (TextsGiven(before.texts),)


class NucleoliTicked(Change, frozen=True):
    """What the reader says of the lymphoblasts' nucleoli."""

    nucleoli: Nucleoli

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, nucleoli=self.nucleoli)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (NucleoliTicked(before.nucleoli),)


class AlarmAcknowledged(Change, frozen=True):
    """A reader has seen the APL alarm; `words` are what it said.

    `slides` are those for which it rang, each on its own or all of them together; where it is
    empty, as earlier versions wrote it, every slide that the case had then.
    """

    words: str = ""
    slides: tuple[SlideId, ...] = ()

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        rang = self.slides or tuple(case.records)
        return replace(case, alarm=stamp, heard=case.heard.union(rang))


class Signed(Change, frozen=True):
    """A reader put a name under the case as it stands.

    `ringing` are the slides for which the APL alarm rang then; it must have been acknowledged for
    each of them.
    """

    ringing: tuple[SlideId, ...] = ()

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        signature = Signature(stamp.by, stamp.at)
        return replace(case, signatures=(*case.signatures, signature))


class Amended(Change, frozen=True):
    """A signed case was opened again, for a reason."""

    reason: str

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        amendment = Amendment(self.reason, stamp.by, stamp.at)
        return replace(case.unsigned(), amendments=(*case.amendments, amendment))


class Archived(Change, frozen=True):
    """The case was put out of the list's sight, or (not `away`) back into it; nothing is lost."""

    away: bool = True

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return replace(case, archived=self.away)


class Exported(Change, frozen=True):
    """Reports or the case itself were written to files with these names.

    `files` are the same with their digests, by which each is known again (earlier versions kept
    none). `report` is the id that stands on them, `version` the signed version that they show; 0
    where they show what is not signed, or are the case itself.
    """

    names: tuple[str, ...]
    files: tuple[ExportedFile, ...] = ()
    report: str = ""
    version: int = 0
    deidentified: bool = False

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case


def carried_out(name: str, sha256: str) -> Exported:
    """The entry for a file that is the case itself, put down once it is on the disk."""
    return Exported((name,), (ExportedFile(name, PARCEL, sha256),))


class Imported(Change, frozen=True):
    """The entries before this one came from a file, which had this digest."""

    name: str
    sha256: str
    original: CaseId

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case
