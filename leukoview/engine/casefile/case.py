"""A case: one subject's slides, what was read on them, and what the readers decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Self

from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.values import (
    Amendment,
    CaseId,
    CaseState,
    Nucleoli,
    Settings,
    Signature,
    SlideId,
    Specimen,
    Stamp,
    Subject,
    Texts,
)
from leukoview.engine.errors import CaseError


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known of one case; each is its predecessor after one more change.

    `records` also holds the slides that were taken off the case, marked `removed`, so that undo
    brings them back. `alarm` is the word of the reader who acknowledged the APL alarm last, and
    `heard` the slides for which it was ever acknowledged: on any other it rings unheard. `archived`
    cases are out of the list's sight. `entries` is how many lines of the trail have made it.
    """

    id: CaseId
    opened: Stamp
    practice: bool = False
    subject: Subject = field(default_factory=Subject)
    specimen: Specimen = field(default_factory=Specimen)
    settings: Settings = field(default_factory=Settings)
    nucleoli: Nucleoli = Nucleoli.NOT_JUDGED
    texts: Texts = field(default_factory=Texts)
    alarm: Stamp | None = None
    heard: frozenset[SlideId] = frozenset()
    archived: bool = False
    records: Mapping[SlideId, SlideRecord] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    entries: int = field(default=0, compare=False)

    @property
    def slides(self) -> tuple[SlideRecord, ...]:
        """The slides of the case, in the order they were added."""
        return tuple(record for record in self.records.values() if not record.removed)

    @property
    def standing_signatures(self) -> tuple[Signature, ...]:
        """The signatures under the case as it is now."""
        return tuple(signature for signature in self.signatures if not signature.voided)

    @property
    def locked(self) -> bool:
        """Whether as many readers as wanted have signed it: then nothing changes any more."""
        return len(self.standing_signatures) >= 1 + self.settings.second_reader

    @property
    def state(self) -> CaseState:
        """How far the case has come."""
        if self.locked:
            return CaseState.SIGNED
        if self.amendments:
            return CaseState.AMENDED
        decided = any(record.decisions for record in self.slides)
        return CaseState.IN_REVIEW if decided else CaseState.DRAFT

    @property
    def changed(self) -> datetime:
        """When the case was last signed or opened again, or else begun."""
        stamps = [s.at for s in self.signatures] + [a.at for a in self.amendments]
        return max(stamps, default=self.opened.at)

    def record(self, slide: SlideId) -> SlideRecord:
        """What is known of a slide, also of one that was taken off the case.

        Raises:
            CaseError: The case never had such a slide.
        """
        try:
            return self.records[slide]
        except KeyError as error:
            raise CaseError("An entry speaks of an image that the case never had.") from error

    def with_slide(self, slide: SlideId, how: Callable[[SlideRecord], SlideRecord]) -> Self:
        """The same with one slide's record changed."""
        changed = {**self.records, slide: how(self.record(slide))}
        return replace(self, records=MappingProxyType(changed))

    def with_record(self, record: SlideRecord) -> Self:
        """The same with one slide more."""
        return replace(self, records=MappingProxyType({**self.records, record.id: record}))

    def unsigned(self) -> Self:
        """The same with every signature voided: what was signed is not what stands now."""
        if not self.standing_signatures:
            return self
        voided = tuple(replace(signature, voided=True) for signature in self.signatures)
        return replace(self, signatures=voided)
