"""What was observed on a smear, as FHIR Observations: counts, blasts, APL alarm, suspicion."""

from collections.abc import Iterator
from dataclasses import dataclass

from leukoview.engine.casefile import Case, Material
from leukoview.engine.report.codes import BLASTS_IN_BLOOD, suspected
from leukoview.engine.report.content import Report
from leukoview.engine.report.document import Json
from leukoview.engine.report.fhir_parts import (
    Resource,
    bounds,
    component,
    concept,
    identity,
    of_hl7,
    percentage,
    reference,
    text,
)
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.report.wording_readers import METHODS
from leukoview.engine.summary import ClassCount, Differential, Interval, differential
from leukoview.engine.taxonomy import named

NO_SHARE: Resource = {
    "dataAbsentReason": of_hl7("data-absent-reason", "not-applicable", "Not Applicable"),
}
"""Of no cells there is no share."""

SUSPECTED = "Suspected from morphology by software: not a diagnosis"
NEVER_RULED_OUT = "Without an alarm APL remains possible."


def status(case: Case) -> str:
    """How far the report has come, as FHIR says it.

    A case that was opened again and not signed anew is preliminary once more: what was final is
    the report that was signed before.
    """
    if not case.locked:
        return "preliminary"
    return "amended" if case.amendments else "final"


def signers(case: Case) -> list[Json]:
    """The readers whose signatures stand, by name."""
    return [{"display": text(one.reader) or "unnamed"} for one in case.standing_signatures]


@dataclass(frozen=True, slots=True)
class Observed:
    """The observations of one case; `links` says which patient and specimen they are about."""

    of: ReportedCase
    report: Report
    links: Resource

    def resources(self) -> Iterator[Resource]:
        """Cells counted, each class, blasts, the APL alarm, what is suspected, what was typed."""
        case = self.of.review.case
        judged = [pair for record in case.slides for pair in record.judged]
        count = differential(judged, case.settings.wanted)
        yield self._counted(count)
        yield from (self._class(row, count) for row in count.rows)
        yield self._blasts(count)
        yield self._apl()
        yield self._suspected()
        yield from self._findings()

    def _counted(self, count: Differential) -> Resource:
        return {
            **self._begun("counted", "Nucleated cells counted on the smear"),
            "valueInteger": count.n,
            "component": [
                component("Cells wanted", "wanted", count.wanted),
                component("Unidentified cells, not counted", "unidentified", count.unidentified),
                component("Artefacts, not counted", "artefacts", count.artefacts),
                component("Cells not read, not counted", "not-read", count.not_read),
            ],
        }

    def _class(self, row: ClassCount, count: Differential) -> Resource:
        words = f"{named(row.key).name} per 100 nucleated cells counted"
        return {
            **self._begun(f"class/{row.key}", words, own=row.key),
            **_share(row.share),
            "component": [
                component("Cells of this class, final", "final", row.final),
                component("Cells of this class, as the model suggests", "suggested", row.suggested),
                component("Cells counted", "counted", count.n),
                *(bounds(row.share) if row.share else ()),
            ],
        }

    def _blasts(self, count: Differential) -> Resource:
        words = "Blasts and blast equivalents per 100 nucleated cells counted"
        blood = self.of.review.case.specimen.material is Material.BLOOD
        begun = self._begun("blasts", words)
        limit = count.detection_limit
        return {
            **begun,
            "code": concept(words, (BLASTS_IN_BLOOD,) if blood else (), own="blasts"),
            **_share(count.blast_share),
            "component": [
                component("Blasts and blast equivalents", "final", count.blasts),
                component("Cells counted", "counted", count.n),
                *(bounds(count.blast_share) if count.blast_share else ()),
                *(
                    (component("Compatible with up to", "detection-limit", percentage(limit)),)
                    if limit is not None
                    else ()
                ),
            ],
        }

    def _apl(self) -> Resource:
        """Whether the alarm rings; no word of it ever rules APL out."""
        summary, review = self.of.summary, self.of.review
        rings = bool(summary.apl_alarm or review.alarmed)
        alarm = self.report.cases[0].alarm
        notes = (alarm.sentence, alarm.acknowledged) if alarm else (NEVER_RULED_OUT,)
        chance = summary.apl_probability
        urgent = of_hl7("v3-ObservationInterpretation", "AA", "Critical abnormal")
        more = (
            [component("Probability, calibrated", "probability", percentage(chance))]
            if chance is not None
            else []
        )
        return {
            **self._begun("apl-alarm", "Features that can be seen in APL (alarm)", by="model"),
            "valueBoolean": rings,
            **({"interpretation": [urgent]} if rings else {}),
            "note": [{"text": text(note)} for note in notes if note],
            **({"component": more} if more else {}),
        }

    def _suspected(self) -> Resource:
        """The model's own word on the case: preliminary for good, since no reader may sign it."""
        said = self.of.summary.suggestion
        codes = suspected(said.key, said.lineage)
        more = []
        if said.probability is not None:
            more.append(
                component("Probability, calibrated", "probability", percentage(said.probability))
            )
        if said.second is not None:
            more.append(component("Second choice", "second", named(said.second).name))
        return {
            **self._begun("suspected", SUSPECTED, by="model"),
            "status": "preliminary",
            "valueCodeableConcept": concept(
                self.report.cases[0].headline, codes, own=said.key or ""
            ),
            "note": [{"text": text(self.report.disclaimer)}],
            **({"component": more} if more else {}),
        }

    def _findings(self) -> Iterator[Resource]:
        """What other methods found, as the reader gives it; left out of a de-identified export."""
        case = self.of.review.case
        readers = signers(case)
        for name, title in METHODS.items():
            said = text(getattr(case.texts, name))
            if not said or not self.of.review.identified:
                continue
            typed = self._begun(name, f"{title}, as the reader gives it")
            # The reader says this: no device has observed it.
            del typed["device"]
            yield {**typed, **({"performer": readers} if readers else {}), "valueString": said}

    def _begun(self, part: str, words: str, *, own: str = "", by: str = "software") -> Resource:
        """What every observation of the case begins with."""
        return {
            "resourceType": "Observation",
            "id": identity(self.report.id, part),
            "status": status(self.of.review.case),
            "category": [of_hl7("observation-category", "laboratory", "Laboratory")],
            "code": concept(words, own=own or part),
            **self.links,
            "device": reference(identity(self.report.id, by)),
        }


def _share(of: Interval | None) -> Resource:
    return {"valueQuantity": percentage(of.estimate)} if of else NO_SHARE
