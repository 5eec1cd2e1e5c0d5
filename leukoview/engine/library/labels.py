"""Which class a label of a folder or a table means: proposed by its usual names, never in secret.

The synonyms are those of the FAB group's papers (see `taxonomy`), of public image sets, and what
Spanish-speaking laboratories write.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from leukoview.engine.errors import LabError
from leukoview.engine.taxonomy import ARTEFACT, KNOWN_CLASSES, OWN_LINEAGES, UNIDENTIFIED, ClassKey

LEAVE_OUT = ClassKey("")
"""Instead of a class: cells with this label are not taken."""

_OWN_KEY = re.compile("[a-z][a-z0-9_]{0,31}")

_SYNONYMS = {
    "all_l1": "L1, FAB L1, ALL-L1, LLA-L1",
    "all_l2": "L2, FAB L2, ALL-L2, LLA-L2",
    "all_l3": "L3, FAB L3, ALL-L3, LLA-L3, Burkitt",
    "all_lymphoblast": (
        "ALL, LLA, lymphoblast, lymphoblasts, linfoblasto, linfoblastos, lymphoblastic leukemia, "
        "acute lymphoblastic leukemia, leucemia linfoblástica aguda"
    ),
    "aml_m3": (
        "APL, LPA, M3, FAB M3, AML-M3, LMA-M3, M3v, APML, acute promyelocytic leukemia, "
        "leucemia promielocítica aguda"
    ),
    "aml_not_m3": "AML not M3, LMA no M3, myeloblast, myeloblasts, mieloblasto, mieloblastos",
    "benign": (
        "normal, healthy, benign, hem, sano, sana, benigno, benigna, lymphocyte, lymphocytes, "
        "monocyte, monocytes, neutrophil, neutrophils, eosinophil, eosinophils, basophil, "
        "basophils, erythroblast, linfocito, linfocitos, monocito, monocitos, neutrófilo, "
        "neutrófilos, eosinófilo, eosinófilos, basófilo, basófilos, eritroblasto"
    ),
    LEAVE_OUT: "artefact, artifact, artefacto, smudge cell, platelet, plaqueta, debris",
    **{
        f"aml_m{number}": f"M{number}, FAB M{number}, AML-M{number}, LMA-M{number}"
        for number in (0, 1, 2, 4, 5, 6, 7)
    },
}
"""Not here, as they mean several classes: AML, LMA, blast, promyelocyte."""


@dataclass(frozen=True)
class LabelMap:
    """Labels as they stand at the source, with the class each becomes (or `LEAVE_OUT`)."""

    classes: Mapping[str, ClassKey] = field(default_factory=dict)

    def of(self, text: str) -> ClassKey | None:
        """The class of a label, `LEAVE_OUT`, or None where nobody has said."""
        return self.classes.get(text.strip())

    def changed(self, text: str, key: str) -> "LabelMap":
        """The same with one label put to a class by a person; an empty key leaves it out.

        Raises:
            LabError: The key is neither known nor fit for an own class.
        """
        return LabelMap({**self.classes, text.strip(): class_key(key) if key else LEAVE_OUT})

    def all_changed(self, said: Iterable[tuple[str, str]]) -> "LabelMap":
        """The same with several labels put to classes, each as `changed` does."""
        labels = self
        for text, key in said:
            labels = labels.changed(text, key)
        return labels


def proposed(labels: Iterable[str]) -> LabelMap:
    """A class for every label that is a key, a class's name, or one of the usual words for it.

    What means several classes, or nothing known, is not in it: a person must say.
    """
    texts = {label.strip() for label in labels}
    found = {text: _MEANT[_folded(text)] for text in sorted(texts) if _folded(text) in _MEANT}
    return LabelMap(found | {text: ClassKey(text) for text in texts if _is_own(text)})


def class_key(text: str) -> ClassKey:
    """A class by its key: a known one, or a lab's own.

    An own key has up to 32 small letters, digits and underscores; `all_…`, `aml_…` and `benign_…`
    say its lineage.

    Raises:
        LabError: It is none.
    """
    if text in {UNIDENTIFIED, ARTEFACT} or not _OWN_KEY.fullmatch(text):
        raise LabError(
            f"“{text}” cannot be the key of a class.",
            remedy="Use up to 32 small letters, digits and underscores, beginning with a letter; "
            "begin with all_, aml_ or benign_ to say what the class is.",
        )
    return ClassKey(text)


def own_key(start: str, words: str) -> ClassKey:
    """The key of a lab's own class by its name: small letters and digits, `_` between words.

    `start` is what says its lineage (`OWN_LINEAGES`), or nothing.

    Raises:
        LabError: The name has no letters that a key may have, is too long, or means a known class
            or a lineage alone.
    """
    parts = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    key = class_key(start + "_".join(re.findall("[a-z0-9]+", plain)))
    if key in KNOWN_CLASSES or f"{key.rstrip('_')}_" in OWN_LINEAGES:
        raise LabError(
            f"“{key}” is no class of a laboratory’s own.", remedy="Give it another name."
        )
    return key


def _is_own(text: str) -> bool:
    """Whether a label is an own key with its lineage: it can mean nothing else."""
    own = _OWN_KEY.fullmatch(text) and text.startswith(tuple(OWN_LINEAGES))
    return bool(own) and _folded(text) not in _MEANT


def _folded(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if letter.isalnum())


_MEANT = {
    _folded(word): ClassKey(key) for key, words in _SYNONYMS.items() for word in words.split(",")
} | {_folded(word): key for key, known in KNOWN_CLASSES.items() for word in (key, known.name)}
