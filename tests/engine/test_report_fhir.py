import base64
import hashlib
import io
import json
from dataclasses import replace

import pypdf
import pytest
from fhir.resources.R4B.bundle import Bundle
from reviewed import ANNA, BERT, SUBJECT, amended, begun, labelled, reported, run, signed, summed_up

from leukoview.engine.casefile import Material, Specimen, Subject, Texts
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified
from leukoview.engine.report import pdf_bytes
from leukoview.engine.report.content import Fact
from leukoview.engine.report.fhir import fhir_json
from leukoview.engine.report.fhir_parts import dated, text
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.summary import Suggestion
from leukoview.engine.taxonomy import APL, ClassKey, Lineage


def bundle(review, folder, *, alarm=False, pdf=None, id_="", **summary):
    """The bundle of a case as its bytes."""
    report = reported(review, folder, alarm=alarm)
    report = replace(report, id=id_ or report.id)
    said = replace(summed_up(review, alarm=alarm), **summary)
    of = ReportedCase(run(review), said, review, (Fact("Intended use", "Tests."),))
    return fhir_json(of, report, pdf_bytes(report) if pdf is None else pdf)


def resources(made):
    found = {}
    for entry in json.loads(made)["entry"]:
        found.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    return found


def observed(made, own):
    """The observation with one of LeukoView's own codes."""
    for one in resources(made)["Observation"]:
        if any(code["code"] == own for code in one["code"]["coding"]):
            return one
    return pytest.fail(f"no observation {own}")


def valid(made):
    """Read by the models of FHIR R4B: of what is used here, unchanged since R4 (4.0.1)."""
    return Bundle.model_validate_json(made)


TOLD = {
    "draft": lambda told: told,
    "labelled": labelled,
    "signed": signed,
    "amended": amended,
    "opened again": lambda told: signed(told).then(papers.Amended("Was another smear.")),
}


@pytest.mark.parametrize("bare", [False, True], ids=["named", "deidentified"])
@pytest.mark.parametrize("tell", TOLD.values(), ids=TOLD)
def test_the_bundle_follows_the_standard(tmp_path, tell, bare):
    review = tell(begun(tmp_path)).review()
    made = valid(bundle(deidentified(review) if bare else review, tmp_path, pdf=b"%PDF"))
    assert made.type == "collection"


def test_the_models_of_the_standard_refuse_what_it_forbids(tmp_path):
    made = json.loads(bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF"))
    made["entry"][0]["resource"]["status"] = ""
    with pytest.raises(ValueError, match="status"):
        valid(json.dumps(made))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("draft", "preliminary"),
        ("labelled", "preliminary"),
        ("signed", "final"),
        ("amended", "amended"),
        ("opened again", "preliminary"),
    ],
)
def test_the_report_says_how_far_the_case_has_come(tmp_path, name, status):
    made = bundle(TOLD[name](begun(tmp_path)).review(), tmp_path, pdf=b"%PDF")
    (report,) = resources(made)["DiagnosticReport"]
    assert report["status"] == status
    assert observed(made, "blasts")["status"] == status


def test_what_is_suspected_is_a_preliminary_observation_and_never_a_condition(tmp_path):
    made = bundle(signed(begun(tmp_path)).review(), tmp_path, pdf=b"%PDF")
    assert set(resources(made)) == {
        "DiagnosticReport",
        "Observation",
        "Device",
        "Patient",
        "Specimen",
    }
    suspected = observed(made, "suspected")
    assert suspected["status"] == "preliminary"
    assert "not a diagnosis" in suspected["code"]["text"]
    codes = {code["code"] for code in suspected["valueCodeableConcept"]["coding"]}
    assert codes == {"C91.0", "all_lymphoblast"}


def test_there_is_one_observation_for_each_class_and_one_for_the_blasts(tmp_path):
    review = labelled(begun(tmp_path)).review()
    made = bundle(review, tmp_path, pdf=b"%PDF")
    shares = reported(review, tmp_path).cases[0]
    for own, share in zip(
        ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign"), shares.shares, strict=False
    ):
        one = observed(made, own)
        assert share.name in one["code"]["text"]
        counts = {part["code"]["coding"][0]["code"]: part for part in one["component"]}
        assert str(counts["final"]["valueInteger"]) == share.count
        assert str(counts["suggested"]["valueInteger"]) == share.suggested
        assert one["valueQuantity"]["value"] == pytest.approx(100 * share.estimate, abs=1e-4)
        assert counts["low-95"]["valueQuantity"]["value"] == pytest.approx(
            100 * share.low, abs=1e-4
        )


def test_the_loinc_code_of_blasts_is_for_blood_alone(tmp_path):
    marrow = bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF")
    told = begun(tmp_path, specimen=Specimen("B1", Material.BLOOD))
    blood = bundle(told.review(), tmp_path, pdf=b"%PDF")
    found = [
        [code["code"] for code in observed(made, "blasts")["code"]["coding"]]
        for made in (marrow, blood)
    ]
    assert found == [["blasts"], ["26446-5", "blasts"]]


def test_an_abstaining_model_suspects_nothing_in_codes(tmp_path):
    nothing = Suggestion("Nothing is suggested.", None, None, None, None, "Too few cells.")
    made = bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF", suggestion=nothing)
    assert "coding" not in observed(made, "suspected")["valueCodeableConcept"]
    valid(made)


def test_a_lineage_alone_has_its_codes(tmp_path):
    said = Suggestion("Compatible with AML.", Lineage.AML, None, 0.8, None)
    made = bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF", suggestion=said)
    value = observed(made, "suspected")["valueCodeableConcept"]
    assert [code["code"] for code in value["coding"]] == ["C92.0", "9861/3", "91861009"]


def test_the_alarm_is_critical_and_says_who_has_seen_it(tmp_path):
    made = bundle(signed(begun(tmp_path)).review(), tmp_path, alarm=True, pdf=b"%PDF")
    alarm = observed(made, "apl-alarm")
    assert alarm["valueBoolean"] is True
    assert alarm["interpretation"][0]["coding"][0]["code"] == "AA"
    assert any(f"Acknowledged by {ANNA}" in note["text"] for note in alarm["note"])


def test_no_alarm_never_rules_apl_out(tmp_path):
    alarm = observed(bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF"), "apl-alarm")
    assert alarm["valueBoolean"] is False
    assert alarm["note"] == [{"text": "Without an alarm APL remains possible."}]


def test_the_pages_go_along_whole(tmp_path):
    made = bundle(signed(begun(tmp_path)).review(), tmp_path)
    (form,) = resources(made)["DiagnosticReport"][0]["presentedForm"]
    pdf = base64.b64decode(form["data"])
    assert form["size"] == len(pdf)
    assert base64.b64decode(form["hash"]) == hashlib.sha1(pdf, usedforsecurity=False).digest()
    assert SUBJECT.name in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_the_model_is_a_device_with_version_and_digest(tmp_path):
    review = begun(tmp_path).review()
    devices = {
        one["deviceName"][0]["type"]: one
        for one in resources(bundle(review, tmp_path, pdf=b"%PDF"))["Device"]
    }
    model, software = devices["model-name"], devices["user-friendly-name"]
    by = run(review).bundle
    assert model["identifier"][0]["value"] == by.sha256
    assert model["version"] == [{"value": by.version}]
    assert software["version"] == [{"value": "0.1.0"}]
    assert model["parent"]["reference"] == f"urn:uuid:{software['id']}"


def test_every_link_leads_to_a_resource_of_the_bundle(tmp_path):
    made = bundle(signed(begun(tmp_path)).review(), tmp_path, pdf=b"%PDF")
    here = {entry["fullUrl"] for entry in json.loads(made)["entry"]}
    links = [line.split('"')[3] for line in made.decode().splitlines() if '"reference":' in line]
    assert len(links) > 20
    assert set(links) <= here


def test_the_readers_who_signed_are_named(tmp_path):
    (report,) = resources(bundle(amended(begun(tmp_path)).review(), tmp_path, pdf=b"%PDF"))[
        "DiagnosticReport"
    ]
    assert report["resultsInterpreter"] == [{"display": BERT}]


def test_the_same_case_gives_the_same_bytes_and_another_state_other_ids(tmp_path):
    told = signed(begun(tmp_path))
    first = bundle(told.review(), tmp_path)
    told.then(papers.Exported(("r.json",)))
    assert bundle(told.review(), tmp_path) == first
    told.then(papers.Amended("Was another smear."))
    assert json.loads(bundle(told.review(), tmp_path))["id"] != json.loads(first)["id"]


def test_a_deidentified_bundle_has_neither_patient_nor_specimen(tmp_path):
    bare = deidentified(signed(begun(tmp_path)).review())
    found = resources(bundle(bare, tmp_path, pdf=b"%PDF"))
    assert not {"Patient", "Specimen"} & set(found)
    assert "subject" not in found["DiagnosticReport"][0]


def test_a_case_without_papers_has_neither_patient_nor_specimen(tmp_path):
    told = begun(tmp_path, subject=Subject(), specimen=Specimen())
    found = resources(bundle(told.review(), tmp_path, pdf=b"%PDF"))
    assert not {"Patient", "Specimen"} & set(found)


def test_every_resource_of_a_practice_case_is_marked_as_test_data(tmp_path):
    made = bundle(begun(tmp_path, practice=True).review(), tmp_path, pdf=b"%PDF")
    valid(made)
    whole = json.loads(made)
    parts = [whole, *(entry["resource"] for entry in whole["entry"])]
    assert {one["meta"]["security"][0]["code"] for one in parts} == {"HTEST"}


def test_what_was_typed_as_sex_and_dates_is_kept_where_fhir_has_no_value_for_it(tmp_path):
    told = begun(
        tmp_path,
        subject=Subject("P", "N", "30.7.1961", "не указан"),
        specimen=Specimen("B", Material.MARROW, "2026-03-03 14:20", "yesterday"),
    )
    made = bundle(told.review(), tmp_path, pdf=b"%PDF")
    valid(made)
    (patient,), (specimen,) = resources(made)["Patient"], resources(made)["Specimen"]
    assert "birthDate" not in patient
    assert patient["_birthDate"]["extension"][0]["valueString"] == "30.7.1961"
    assert patient["_gender"]["extension"][0]["valueString"] == "не указан"
    assert specimen["collection"]["collectedDateTime"] == "2026-03-03"
    assert "_receivedTime" in specimen


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1961-07-30", "1961-07-30"),
        ("1961-07", "1961-07"),
        ("1961", "1961"),
        ("2026-03-03 14:20", "2026-03-03"),
        ("1961-13-30", None),
        ("2025-02-29", None),
        ("19610730", None),
        ("0000-01-01", None),
        ("", None),
    ],
)
def test_as_much_of_a_date_as_is_one_becomes_the_value(typed, value):
    parts = dated("birthDate", typed)
    assert parts.get("birthDate") == value
    assert ("_birthDate" in parts) == (typed not in {value or "", ""})


HOSTILE = {
    "hebrew": "כהן דוד",
    "override": "\u202egnp.exe\u202c",
    "cjk": "王　小明",
    "combining": "Nguye\u0302\u0303n",
    "control": "a\x00b\x1fc",
    "surrogate": "half \ud83d pair",
    "spaces": "   ",
    "markup": "<script>alert('x')</script> & co.",
    "long": "word " * 2000,
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_any_text_goes_through_and_the_bundle_stays_valid(tmp_path, words):
    subject = Subject(words, words, words, words)
    specimen = Specimen(words, Material.BLOOD, words, words, words, words, words)
    review = begun(tmp_path).review()
    review = replace(review, case=replace(review.case, subject=subject, specimen=specimen))
    made = bundle(review, tmp_path, pdf=b"%PDF")
    valid(made)
    patients = resources(made).get("Patient", [{"name": [{"text": ""}]}])
    assert patients[0]["name"][0]["text"] == text(words)


SEEN = Texts("Auer rods in two cells.", cytogenetics="t(15;17) found.", molecular=" \n ")


def test_the_comment_of_the_reader_is_concluded_before_the_word_of_the_model(tmp_path):
    made = bundle(begun(tmp_path).then(papers.TextsGiven(SEEN)).review(), tmp_path, pdf=b"%PDF")
    valid(made)
    (report,) = resources(made)["DiagnosticReport"]
    first, _gap, then = report["conclusion"].partition("\n\n")
    assert first == "Comment of the reader: Auer rods in two cells."
    assert then.startswith("The morphology is compatible with")
    assert "Auer rods in two cells." in report["text"]["div"]


def test_what_other_methods_found_is_the_readers_observation_and_no_devices(tmp_path):
    told = signed(begun(tmp_path).then(papers.TextsGiven(SEEN)))
    made = bundle(told.review(), tmp_path, pdf=b"%PDF")
    valid(made)
    found = observed(made, "cytogenetics")
    assert found["valueString"] == "t(15;17) found."
    assert found["code"]["text"] == "Cytogenetics, as the reader gives it"
    assert found["performer"] == [{"display": ANNA}]
    assert "device" not in found
    linked = {one["reference"] for one in resources(made)["DiagnosticReport"][0]["result"]}
    assert f"urn:uuid:{found['id']}" in linked


def test_of_a_method_nobody_wrote_about_there_is_no_observation(tmp_path):
    made = bundle(begun(tmp_path).then(papers.TextsGiven(SEEN)).review(), tmp_path, pdf=b"%PDF")
    names = {one["code"]["coding"][-1]["code"] for one in resources(made)["Observation"]}
    assert names.isdisjoint({"cytochemistry", "flow_cytometry", "molecular"})


def test_a_deidentified_bundle_has_none_of_the_readers_own_words(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("Mrs Müller.", "A", "B", "C", "D")))
    made = bundle(deidentified(told.review()), tmp_path, pdf=b"%PDF")
    (report,) = resources(made)["DiagnosticReport"]
    assert report["conclusion"].startswith("The morphology")
    names = {one["code"]["coding"][-1]["code"] for one in resources(made)["Observation"]}
    assert names.isdisjoint({"cytochemistry", "flow_cytometry", "cytogenetics", "molecular"})
    assert "Müller" not in made.decode()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_any_comment_and_finding_goes_through(tmp_path, words):
    review = begun(tmp_path).review()
    texts = Texts(words, words, words, words, words)
    made = bundle(replace(review, case=replace(review.case, texts=texts)), tmp_path, pdf=b"%PDF")
    valid(made)
    (report,) = resources(made)["DiagnosticReport"]
    assert text(words) in report["conclusion"]


def test_signs_that_no_fhir_string_carries_stand_as_numbers():
    assert text(" a\x00b \ud83d ") == "a[U+0000]b [U+D83D]"
    assert text("a\tb\nc") == "a\tb\nc"


def test_a_class_of_the_laboratory_has_its_own_code_alone(tmp_path):
    own = Suggestion("Compatible with hairy cells.", Lineage.OTHER, ClassKey("hairy"), 0.9, APL)
    made = bundle(begun(tmp_path).review(), tmp_path, pdf=b"%PDF", suggestion=own)
    value = observed(made, "suspected")["valueCodeableConcept"]
    assert [code["code"] for code in value["coding"]] == ["hairy"]
    valid(made)


def test_the_bundle_of_a_reviewed_case(tmp_path, file_regression):
    review = amended(begun(tmp_path)).review()
    pdf = b"%PDF, whose bytes are another test's matter"
    made = bundle(review, tmp_path, alarm=True, pdf=pdf, id_="LV-0123456789AB")
    file_regression.check(made.decode(), extension=".json", encoding="utf-8")
