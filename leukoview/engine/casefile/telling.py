"""The trail in words: what each change did, what was there before, and what is there now."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from functools import singledispatch
from pathlib import Path
from typing import TypeAlias

from leukoview.engine.case import Box, CellId, CellReading, Scale
from leukoview.engine.casefile import changes, paperwork, trail
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.differing import differences
from leukoview.engine.casefile.trail import Entry
from leukoview.engine.casefile.values import Nucleoli, SlideId
from leukoview.engine.display import Display
from leukoview.engine.paths import shown
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import ClassKey, named

Words: TypeAlias = tuple[str, str, str]
"""What a change is, what it replaced, and what holds since; empty where there is nothing to say."""

HIDDEN = "hidden until every cell is labelled (blind first)"

_DISPLAY = {
    "brightness": "brightness",
    "contrast": "contrast",
    "gamma": "gamma",
    "white_balance": "white balance",
}
_NUCLEOLI = {
    Nucleoli.NOT_JUDGED: "not judged",
    Nucleoli.SMALL: "absent or small",
    Nucleoli.PROMINENT: "prominent",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a trail in words.

    `bundle` is the model that a reading came from, or that had read the cells of a decision.
    """

    number: int
    at: datetime
    by: str
    what: str
    old: str
    new: str
    bundle: str


def told(entries: Iterable[Entry], *, blind: bool = False) -> tuple[Line, ...]:
    """The trail of one case in words, oldest first; `blind` leaves out what was suggested.

    Raises:
        CaseError: An entry was altered: it speaks of an image or a cell that the case never had.
    """
    return tuple(_told(entries, blind=blind))


@singledispatch
def words_of(change: Change, _before: Case) -> Words:
    """What a change did to the case as it was before.

    Raises:
        NotImplementedError: It is of a kind that has no words.
    """
    raise NotImplementedError(type(change).__name__)


def bundle_of(change: Change, before: Case) -> str:
    """The model that spoke: in a reading, or of the cells of a decision; else empty."""
    match change:
        case changes.CellsRead(readings=readings):
            return _bundles(readings)
        case changes.Searched(bundle=bundle):
            return bundle
        case changes.Decided(slide=slide, labels=labels):
            record = before.records[slide]
            read = (record.reading(cell) for cell in labels)
            return _bundles(one for one in read if one is not None)
        case _:
            return ""


def _told(entries: Iterable[Entry], *, blind: bool) -> Iterator[Line]:
    case: Case | None = None
    for entry in entries:
        before = case or trail.begun(entry.case, entry.stamp)
        what, old, new = words_of(entry.change, before)
        if blind and isinstance(entry.change, changes.CellsRead):
            new = HIDDEN
        bundle = bundle_of(entry.change, before)
        yield Line(entry.number, entry.stamp.at, entry.stamp.by, what, old, new, bundle)
        case = trail.replayed_on(case, entry)


@words_of.register
def _(change: changes.SlideAdded, _before: Case) -> Words:
    source = change.source
    size = f"{source.width} × {source.height} px"
    return "Slide added", "", f"“{shown(source.path)}”, {size}, {_scale(change.scale)}"


@words_of.register
def _(change: changes.SlideRemoved, before: Case) -> Words:
    return "Slide taken off the case", _name(before, change.slide), ""


@words_of.register
def _(change: changes.SlideRestored, before: Case) -> Words:
    return "Slide brought back", "", _name(before, change.slide)


@words_of.register
def _(change: changes.SlideLocated, before: Case) -> Words:
    old, new = before.record(change.slide).source, change.source
    if old.path == new.path:
        name = _name(before, change.slide)
        return f"Image of {name} identified", old.sha256, f"SHA-256 {new.sha256}"
    return "Image located", shown(old.path), shown(new.path)


@words_of.register
def _(change: changes.CellsPlaced, before: Case) -> Words:
    origins = Counter(cell.origin.value for cell in change.cells)
    how = ", ".join(f"{n} {origin}" for origin, n in origins.items())
    cells = _cells([cell.id for cell in change.cells])
    return f"{cells} placed on {_name(before, change.slide)}", "", how


@words_of.register
def _(change: changes.CellsRemoved, before: Case) -> Words:
    record = before.record(change.slide)
    labels = [label for cell in change.cells if (label := record.label(cell)) is not None]
    what = f"{_cells(change.cells)} deleted on {_name(before, change.slide)}"
    return what, _tally(labels), ""


@words_of.register
def _(change: changes.CellsBoxed, before: Case) -> Words:
    boxes = {cell.id: cell.box for cell in before.record(change.slide).cells}
    what = f"{_cells(change.boxes)} boxed otherwise on {_name(before, change.slide)}"
    if len(change.boxes) > 1:
        return what, "", ""
    id_, new = next(iter(change.boxes.items()))
    if id_ not in boxes:
        raise trail.altered()
    return what, _box(boxes[id_]), _box(new)


@words_of.register
def _(change: changes.CellsRead, before: Case) -> Words:
    tops = _tally([one.prediction.top for one in change.readings])
    cells = _cells([one.cell.id for one in change.readings])
    return f"{cells} read on {_name(before, change.slide)}", "", tops


@words_of.register
def _(change: changes.Searched, before: Case) -> Words:
    remarks = [remark.sentence for remark in change.remarks]
    found = "" if change.found is None else f"{counted(change.found, 'cell')} found."
    return f"{_name(before, change.slide)} read", "", " ".join([found, *remarks]).strip()


@words_of.register
def _(change: changes.QualityAccepted, before: Case) -> Words:
    severe = [r.sentence for r in before.record(change.slide).remarks if r.severe]
    return f"Quality of {_name(before, change.slide)} accepted", "", " ".join(severe)


@words_of.register
def _(change: changes.ScaleSet, before: Case) -> Words:
    old = _scale(before.record(change.slide).scale)
    return f"Scale of {_name(before, change.slide)}", old, _scale(change.scale)


@words_of.register
def _(change: changes.Decided, before: Case) -> Words:
    record = before.record(change.slide)
    cells, name = _cells(change.labels), _name(before, change.slide)
    blind, seen = f"{cells} labelled on {name} (blind)", f"{cells} labelled on {name}"
    old = _tally([record.label(cell) for cell in change.labels])
    return blind if change.blind else seen, old, _tally(change.labels.values())


@words_of.register
def _(change: changes.DisplaySet, before: Case) -> Words:
    old = _display(before.record(change.slide).display)
    return f"Display of {_name(before, change.slide)}", old, _display(change.display)


@words_of.register
def _(change: paperwork.CaseOpened, _before: Case) -> Words:
    kind = "Practice case begun" if change.practice else "Case begun"
    return kind, "", f"LeukoView {change.program}"


@words_of.register
def _(change: paperwork.SubjectGiven, before: Case) -> Words:
    return "Patient", *differences(before.subject, change.subject)


@words_of.register
def _(change: paperwork.SpecimenGiven, before: Case) -> Words:
    return "Specimen", *differences(before.specimen, change.specimen)


@words_of.register
def _(change: paperwork.SettingsGiven, before: Case) -> Words:
    return "How the case is read", *differences(before.settings, change.settings)


@words_of.register
def _(change: paperwork.TextsGiven, before: Case) -> Words:
    return "Comment and other findings", *differences(before.texts, change.texts)


@words_of.register
def _(change: paperwork.NucleoliTicked, before: Case) -> Words:
    return "Nucleoli", _NUCLEOLI[before.nucleoli], _NUCLEOLI[change.nucleoli]


@words_of.register
def _(change: paperwork.AlarmAcknowledged, _before: Case) -> Words:
    return "APL alarm acknowledged", "", change.words


@words_of.register
def _(_change: paperwork.Signed, before: Case) -> Words:
    return "Signed", before.state.value, ""


@words_of.register
def _(change: paperwork.Amended, before: Case) -> Words:
    return "Opened again", before.state.value, change.reason


@words_of.register
def _(change: paperwork.Archived, _before: Case) -> Words:
    return "Archived" if change.away else "Brought back from the archive", "", ""


@words_of.register
def _(change: paperwork.Exported, _before: Case) -> Words:
    what = f"Version {change.version} exported" if change.version else "Exported"
    named = f"{what}, de-identified" if change.deidentified else what
    files = [f"“{one.name}”, SHA-256 {one.sha256}" for one in change.files]
    return named, "", "; ".join(files or change.names)


@words_of.register
def _(change: paperwork.Imported, _before: Case) -> Words:
    return "Imported", "", f"“{change.name}”, SHA-256 {change.sha256}"


def _bundles(readings: Iterable[CellReading]) -> str:
    return ", ".join(dict.fromkeys(one.prediction.bundle for one in readings))


def _name(case: Case, slide: SlideId) -> str:
    return f"“{shown(Path(case.record(slide).source.path.name))}”"


def _cells(cells: Collection[CellId]) -> str:
    """One cell by its number as the window shows it, several by how many they are."""
    return f"Cell {next(iter(cells))}" if len(cells) == 1 else counted(len(cells), "cell")


def _tally(labels: Iterable[ClassKey | None]) -> str:
    counts = Counter("no label" if label is None else named(label).name for label in labels)
    if len(counts) == 1:
        return next(iter(counts))
    return ", ".join(f"{n} × {name}" for name, n in counts.items())


def _box(box: Box) -> str:
    return f"{box.width} × {box.height} px at {box.x}, {box.y}"


def _scale(scale: Scale | None) -> str:
    if scale is None:
        return "scale not known"
    return f"{scale.microns_per_pixel:.4g} µm per pixel ({scale.source.value})"


def _display(display: Display) -> str:
    shown = {_DISPLAY[one.name]: getattr(display, one.name) for one in fields(display)}
    usual = {_DISPLAY[one.name]: one.default for one in fields(display)}
    return ", ".join(f"{n} {v}" for n, v in shown.items() if v != usual[n]) or "as photographed"
