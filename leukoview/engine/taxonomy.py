"""The classes a bundle may speak of, and what each is called.

Names of leukemic cells follow the FAB group (Bennett et al., Br J Haematol 1976;33:451 and
Ann Intern Med 1985;103:620). FAB names cells by looks; today's entities are defined by genetics,
so the crosswalk says which entity a class is *compatible with*, never which one it is.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ClassKey = NewType("ClassKey", str)


class Lineage(StrEnum):
    """What a class says about the kind of leukemia, if any."""

    ALL = "ALL"
    AML = "AML"
    BENIGN = "benign"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CellClass:
    """One class of cells.

    `letter` marks it on the smear (one or two characters, so that colour is never alone);
    `fab` lists the FAB subtypes the class is compatible with; `crosswalk` the present-day words.
    """

    key: ClassKey
    name: str
    letter: str
    lineage: Lineage
    fab: tuple[str, ...] = ()
    crosswalk: str = ""

    @property
    def leukemic(self) -> bool:
        """Whether a cell of this class counts as a blast or blast equivalent."""
        return self.lineage in {Lineage.ALL, Lineage.AML}


GENETICS_ONLY = "WHO/ICC entity not inferable from morphology"

_AML_NAMES = {
    0: "AML-M0 blast (minimally differentiated)",
    1: "AML-M1 blast (without maturation)",
    2: "AML-M2 cell (with maturation)",
    4: "AML-M4 cell (myelomonocytic)",
    5: "AML-M5 cell (monoblastic/monocytic)",
    6: "AML-M6 cell (erythroid)",
    7: "AML-M7 blast (megakaryoblastic)",
}

_KNOWN = (
    CellClass(ClassKey("all_l1"), "Lymphoblast, L1", "L1", Lineage.ALL, ("L1",), GENETICS_ONLY),
    CellClass(ClassKey("all_l2"), "Lymphoblast, L2", "L2", Lineage.ALL, ("L2",), GENETICS_ONLY),
    CellClass(
        ClassKey("all_l3"),
        "Burkitt-type cell, L3",
        "L3",
        Lineage.ALL,
        ("L3",),
        "compatible with Burkitt lymphoma/leukemia",
    ),
    CellClass(
        ClassKey("all_lymphoblast"),
        "Lymphoblast (ALL; L1/L2 not resolved)",
        "L",
        Lineage.ALL,
        ("L1", "L2"),
        GENETICS_ONLY,
    ),
    *(
        CellClass(
            ClassKey(f"aml_m{number}"),
            name,
            f"M{number}",
            Lineage.AML,
            (f"M{number}",),
            GENETICS_ONLY,
        )
        for number, name in _AML_NAMES.items()
    ),
    CellClass(
        ClassKey("aml_m3"),
        "APL cell (AML-M3)",
        "M3",
        Lineage.AML,
        ("M3",),
        "compatible with acute promyelocytic leukemia with PML::RARA; confirm by genetics",
    ),
    CellClass(
        ClassKey("aml_not_m3"),
        "Myeloid blast (AML, not M3)",
        "M",
        Lineage.AML,
        ("M0", "M1", "M2", "M4", "M5", "M6", "M7"),
        GENETICS_ONLY,
    ),
    CellClass(ClassKey("benign"), "Normal leukocyte or precursor", "N", Lineage.BENIGN),
)

UNIDENTIFIED = ClassKey("unidentified")
"""A nucleated cell that nobody has put a class to yet; only people and doubt say so, no bundle."""
ARTEFACT = ClassKey("artefact")
"""No nucleated cell at all, or one too damaged to name; left out of every count."""

_WORDS_OF_READERS = {
    UNIDENTIFIED: CellClass(UNIDENTIFIED, "Unidentified", "?", Lineage.OTHER),
    ARTEFACT: CellClass(ARTEFACT, "Artefact", "×", Lineage.OTHER),
}

KNOWN_CLASSES = {known.key: known for known in sorted(_KNOWN, key=lambda known: known.key)}
"""Every class this program can name, by key, in the order of the keys."""

APL = ClassKey("aml_m3")
BENIGN = ClassKey("benign")


OWN_LINEAGES = {"all_": Lineage.ALL, "aml_": Lineage.AML, "benign_": Lineage.BENIGN}
"""How a lab's own key says what its class is: by how it begins. It travels with every bundle."""


def named(key: str) -> CellClass:
    """The class behind a key; a lab's own key is a class of its own, named as the lab wrote it.

    An own key that begins with `all_`, `aml_` or `benign_` is of that lineage.
    """
    known = KNOWN_CLASSES.get(ClassKey(key)) or _WORDS_OF_READERS.get(ClassKey(key))
    return known or _own(key)


def _own(key: str) -> CellClass:
    for start, lineage in OWN_LINEAGES.items():
        words = key.removeprefix(start).replace("_", " ").strip()
        if key.startswith(start) and words:
            name = f"{words[0].upper()}{words[1:]} ({lineage.value})"
            return CellClass(ClassKey(key), name, words[:2].upper(), lineage)
    return CellClass(ClassKey(key), key, key[:2].upper(), Lineage.OTHER)
