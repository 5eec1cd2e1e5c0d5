"""What the classes are called in public code systems: only what was checked at its source.

A code is a hint for the receiving system, never a diagnosis: reports give it with the word
“suspected”. docs/report.md says where each was read, and which ones were left out and why.
"""

from dataclasses import dataclass

from leukoview.engine.taxonomy import ClassKey, Lineage

LOINC = "http://loinc.org"
SNOMED_CT = "http://snomed.info/sct"
ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm"
ICD_O_3 = "http://terminology.hl7.org/CodeSystem/icd-o-3"
"""System URIs as HL7 publishes them (FHIR R4, terminologies; THO 6.5 for ICD-O-3)."""

NAMES = {
    LOINC: "LOINC",
    SNOMED_CT: "SNOMED CT",
    ICD_10_CM: "ICD-10-CM",
    ICD_O_3: "ICD-O-3",
}


@dataclass(frozen=True, slots=True)
class Code:
    """One concept of a code system, with the name that the system itself gives it."""

    system: str
    code: str
    display: str

    @property
    def words(self) -> str:
        """The code as a report prints it."""
        return f"{NAMES[self.system]} {self.code} ({self.display})"


BLASTS_IN_BLOOD = Code(LOINC, "26446-5", "Blasts/100 leukocytes in Blood")
"""LOINC 2.78, panel 24318-8 (Manual Differential panel - Blood), loinc.org/24318-8."""

_ALL = Code(ICD_10_CM, "C91.0", "Acute lymphoblastic leukemia [ALL]")
_AML = Code(ICD_10_CM, "C92.0", "Acute myeloblastic leukemia")
"""ICD-10-CM, tabular list of April 2026 (CDC/NCHS), with the FAB types as inclusion terms.

Headings without the fifth digit, which states a remission that no smear shows.
"""

_AML_NOS = Code(ICD_O_3, "9861/3", "Acute myeloid leukemia, NOS")
_AML_M0 = Code(ICD_O_3, "9872/3", "Acute myeloid leukemia with minimal differentiation")
_AML_M2 = Code(ICD_O_3, "9874/3", "Acute myeloid leukemia with maturation")
"""SEER Hematopoietic and Lymphoid Neoplasm Database; inquiry 20130208 for “AML, non-M3”."""

_AML_DISORDER = Code(SNOMED_CT, "91861009", "Acute myeloid leukemia")
"""HL7 International Patient Summary 2.0.1, Condition-eumfh-39-07-1."""

_FAB_L1 = Code(SNOMED_CT, "278160007", "FAB type L1")
_FAB_L2 = Code(SNOMED_CT, "278161006", "FAB type L2")
"""HL7 mCODE 3.0.0, FABClassificationValueVS, expanded from SNOMED CT International of 2023-09."""

_SUSPECTED: dict[str, tuple[Code, ...]] = {
    "all": (_ALL,),
    "all_lymphoblast": (_ALL,),
    "all_l1": (_ALL, _FAB_L1),
    "all_l2": (_ALL, _FAB_L2),
    "all_l3": (Code(ICD_10_CM, "C91.A", "Mature B-cell leukemia Burkitt-type"),),
    "aml": (_AML, _AML_NOS, _AML_DISORDER),
    "aml_not_m3": (_AML, _AML_NOS, _AML_DISORDER),
    "aml_m0": (_AML, _AML_M0, _AML_DISORDER),
    "aml_m1": (_AML, _AML_DISORDER),
    "aml_m2": (_AML, _AML_M2, _AML_DISORDER),
    "aml_m3": (Code(ICD_10_CM, "C92.4", "Acute promyelocytic leukemia"), _AML_DISORDER),
    "aml_m4": (Code(ICD_10_CM, "C92.5", "Acute myelomonocytic leukemia"), _AML_DISORDER),
    "aml_m5": (
        Code(ICD_10_CM, "C93.0", "Acute monoblastic/monocytic leukemia"),
        _AML_DISORDER,
    ),
    "aml_m6": (Code(ICD_10_CM, "C94.0", "Acute erythroid leukemia"), _AML_DISORDER),
    "aml_m7": (Code(ICD_10_CM, "C94.2", "Acute megakaryoblastic leukemia"), _AML_DISORDER),
}


def suspected(key: ClassKey | None, lineage: Lineage | None = None) -> tuple[Code, ...]:
    """The codes of what a suggestion is compatible with: of its class, else of its lineage.

    None for benign cells, for a laboratory's own classes, and where no code could be checked.
    """
    if key is not None:
        return _SUSPECTED.get(key, ())
    return _SUSPECTED.get(lineage.value.lower(), ()) if lineage else ()
