"""A reviewed case as a FHIR R4 bundle (HL7, FHIR 4.0.1): its report, observations and devices.

The bundle is a collection: a set of resources that belong together, which a receiver may take as
it likes. What the model suggests is an Observation, preliminary for good; there is no Condition.
Names and meanings are told in docs/report.md.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from leukoview.engine.casefile import Material
from leukoview.engine.report.content import Report
from leukoview.engine.report.document import Json, encode
from leukoview.engine.report.fhir_observed import Observed, signers, status
from leukoview.engine.report.fhir_parts import (
    ORIGINAL_TEXT,
    OWN_SYSTEM,
    Resource,
    concept,
    dated,
    gender,
    identity,
    instant,
    of_hl7,
    reference,
    text,
)
from leukoview.engine.report.reported import ReportedCase

_MATERIALS: dict[Material, Resource] = {
    Material.BLOOD: {"type": of_hl7("v2-0487", "BLD", "Whole blood")},
    Material.MARROW: {"type": of_hl7("v2-0487", "MAR", "Marrow")},
}

_TEST_DATA: Resource = {
    "security": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
            "code": "HTEST",
            "display": "test health data",
        }
    ]
}
"""How FHIR marks what is about nobody (FHIR R4, security labels)."""


def fhir_json(of: ReportedCase, report: Report, pdf: bytes) -> bytes:
    """The bundle as the content of a `.json` file; equal cases give equal bytes.

    `report` is what was composed from the case, `pdf` its pages, which go along whole.
    """
    return encode(_Bundle(of, report, pdf).resource())


@dataclass(frozen=True, slots=True)
class _Bundle:
    of: ReportedCase
    report: Report
    pdf: bytes

    def resource(self) -> Resource:
        """The bundle with every resource of it."""
        review = self.of.review
        return {
            "resourceType": "Bundle",
            "id": self._id("bundle"),
            **self._marked(),
            "identifier": {"system": OWN_SYSTEM, "value": self.report.id},
            "type": "collection",
            "timestamp": instant(review.at),
            "entry": [
                {"fullUrl": f"urn:uuid:{one['id']}", "resource": {**one, **self._marked()}}
                for one in self._resources()
            ],
        }

    def _resources(self) -> Iterator[Resource]:
        effective = dated("effectiveDateTime", self.of.review.case.specimen.collected)
        observed = Observed(self.of, self.report, {**self._links(), **effective})
        results = tuple(observed.resources())
        yield self._diagnostic_report(results)
        yield from results
        yield from self._devices()
        yield from (one for one in (self._patient(), self._specimen()) if one)

    def _marked(self) -> Resource:
        """Each resource of a practice case says so: receivers take bundles apart."""
        return {"meta": _TEST_DATA} if self.of.review.case.practice else {}

    def _id(self, part: str) -> str:
        return identity(self.report.id, part)

    def _links(self) -> Resource:
        """Which patient and specimen a resource is about, as far as that is told."""
        patient = {"subject": reference(self._id("patient"))} if self._patient() else {}
        specimen = {"specimen": reference(self._id("specimen"))} if self._specimen() else {}
        return {**patient, **specimen}

    def _diagnostic_report(self, results: Iterable[Resource]) -> Resource:
        case, links = self.of.review.case, self._links()
        specimen = {"specimen": [links.pop("specimen")]} if "specimen" in links else {}
        readers = signers(case)
        sentence, comment = text(self.report.cases[0].headline), self._comment()
        return {
            "resourceType": "DiagnosticReport",
            "id": self._id("report"),
            "text": _narrative(self.report.title, comment, sentence, self.report.disclaimer),
            "identifier": [{"system": OWN_SYSTEM, "value": self.report.id}],
            "status": status(case),
            "category": [of_hl7("v2-0074", "HM", "Hematology")],
            "code": concept(self.report.title, own="second-opinion"),
            **links,
            **dated("effectiveDateTime", case.specimen.collected),
            "issued": instant(self.of.review.at),
            **({"resultsInterpreter": readers} if readers else {}),
            **specimen,
            "result": [reference(str(one["id"])) for one in results],
            "conclusion": "\n\n".join(
                filter(None, (comment, f"{sentence} {self.report.disclaimer}"))
            ),
            "presentedForm": [self._pages()],
        }

    def _comment(self) -> str:
        """The reader's word, which comes before the model's; left out of a de-identified export."""
        said = text(self.of.review.case.texts.comment)
        if not said or not self.of.review.identified:
            return ""
        return f"{self.report.heads.comment}: {said}"

    def _pages(self) -> Resource:
        return {
            "contentType": "application/pdf",
            "data": base64.b64encode(self.pdf).decode(),
            "size": len(self.pdf),
            # FHIR 4.0.1 asks for SHA-1 here; it guards against accidents, not against forgers.
            "hash": base64.b64encode(
                hashlib.sha1(self.pdf, usedforsecurity=False).digest()
            ).decode(),
            "title": f"{self.report.title} {self.report.id}",
            "creation": instant(self.of.review.at),
        }

    def _devices(self) -> Iterator[Resource]:
        run = self.of.reading
        yield {
            "resourceType": "Device",
            "id": self._id("software"),
            "status": "active",
            "manufacturer": "LeukoView",
            "deviceName": [{"name": "LeukoView", "type": "user-friendly-name"}],
            "type": concept("Software", own="software"),
            "version": [{"value": run.program}],
            "note": [{"text": self.report.disclaimer}],
        }
        yield {
            "resourceType": "Device",
            "id": self._id("model"),
            "identifier": [{"type": {"text": "SHA-256"}, "value": run.bundle.sha256}],
            "status": "active",
            "deviceName": [{"name": text(run.bundle.name), "type": "model-name"}],
            "modelNumber": text(run.bundle.id),
            "type": concept("Classifier of cells", own="model"),
            "version": [{"value": text(run.bundle.version)}],
            "note": [{"text": text(f"{fact.name}: {fact.value}")} for fact in self.of.about]
            or [{"text": self.report.disclaimer}],
            "parent": reference(self._id("software")),
        }

    def _patient(self) -> Resource:
        """Whose smear it is; nothing where that was not given, or is left out."""
        subject = self.of.review.case.subject
        id_, name = text(subject.id), text(subject.name)
        parts: Resource = {
            **({"identifier": [{"value": id_}]} if id_ else {}),
            **({"name": [{"text": name}]} if name else {}),
            **_gender(text(subject.sex)),
            **dated("birthDate", subject.birth_date),
        }
        if not parts or not self.of.review.identified:
            return {}
        return {"resourceType": "Patient", "id": self._id("patient"), **parts}

    def _specimen(self) -> Resource:
        """What was taken; nothing where that was not given, or is left out."""
        specimen = self.of.review.case.specimen
        id_ = text(specimen.id)
        collected = dated("collectedDateTime", specimen.collected)
        parts: Resource = {
            **({"identifier": [{"value": id_}]} if id_ else {}),
            **_MATERIALS.get(specimen.material, {}),
            **dated("receivedTime", specimen.received),
            **({"collection": collected} if collected else {}),
        }
        if not parts or not self.of.review.identified:
            return {}
        patient = {"subject": reference(self._id("patient"))} if self._patient() else {}
        return {"resourceType": "Specimen", "id": self._id("specimen"), **parts, **patient}


def _gender(typed: str) -> Resource:
    """The administrative gender, where what was typed is one that FHIR knows; else the words."""
    if not typed:
        return {}
    known = gender(typed)
    if known:
        return {"gender": known}
    return {"_gender": {"extension": [{"url": ORIGINAL_TEXT, "valueString": typed}]}}


def _narrative(*sentences: str) -> Resource:
    """What a receiver that understands nothing else can still show."""
    lines: list[Json] = [f"<p>{escape(text(one), quote=False)}</p>" for one in sentences if one]
    body = "".join(str(line) for line in lines)
    return {
        "status": "generated",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>',
    }
