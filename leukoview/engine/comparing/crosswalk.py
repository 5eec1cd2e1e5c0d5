"""The finest classes in which two bundles and a data set can be compared.

A class stands for the FAB subtypes it is compatible with (taxonomy), or for itself. Classes that
share a subtype fall together: L1 and L2 of one bundle with “lymphoblast, not resolved” of another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.classify import Numbers
from leukoview.engine.taxonomy import ClassKey, named


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Common classes, and which of them each key is; keys in none cannot be compared.

    `sentence` says which classes fell together and which are left out; empty where none were.
    """

    classes: tuple[ClassKey, ...]
    place: dict[ClassKey, int]
    sentence: str

    def codes(self, keys: Iterable[ClassKey]) -> NDArray[np.int64]:
        """The common class of each key as its place in `classes`; −1 where it has none."""
        return np.array([self.place.get(key, -1) for key in keys], np.int64)

    def collapsed(self, probabilities: Numbers, own: Sequence[ClassKey]) -> Numbers:
        """Probabilities (n × own classes) summed over common classes, with what is in none last."""
        summed = np.zeros((len(probabilities), len(self.classes) + 1))
        for column, key in enumerate(own):
            summed[:, self.place.get(key, len(self.classes))] += probabilities[:, column]
        return summed


def crosswalk(
    candidate: Sequence[ClassKey], active: Sequence[ClassKey], labels: Iterable[ClassKey]
) -> Crosswalk:
    """The classes that both bundles can say and the labels can decide."""
    keys = sorted({*candidate, *active, *labels})
    merged = _merged(keys)
    common = [
        members
        for members in merged
        if not members.isdisjoint(candidate) and not members.isdisjoint(active)
    ]
    names = sorted((_name(members), sorted(members)) for members in common)
    place = {key: row for row, (_, members) in enumerate(names) for key in members}
    left = [key for key in keys if key not in place]
    return Crosswalk(tuple(name for name, _ in names), place, _sentence(names, left))


def _atoms(key: ClassKey) -> frozenset[str]:
    kind = named(key)
    return frozenset(f"{kind.lineage} {one}" for one in kind.fab) or frozenset({key})


def _merged(keys: Sequence[ClassKey]) -> list[frozenset[ClassKey]]:
    """Sets of keys that share subtypes, directly or through others."""
    groups: list[tuple[frozenset[ClassKey], frozenset[str]]] = []
    for key in keys:
        members, atoms = frozenset({key}), _atoms(key)
        for group in [one for one in groups if one[1] & atoms]:
            groups.remove(group)
            members, atoms = members | group[0], atoms | group[1]
        groups.append((members, atoms))
    return [members for members, _ in groups]


def _name(members: frozenset[ClassKey]) -> ClassKey:
    """The key of the widest class among them, if one covers all; else all keys."""
    covered = frozenset().union(*(_atoms(key) for key in members))
    whole = sorted(key for key in members if _atoms(key) == covered)
    return whole[0] if whole else ClassKey(" + ".join(sorted(members)))


def _sentence(
    names: Sequence[tuple[ClassKey, Sequence[ClassKey]]], left: Sequence[ClassKey]
) -> str:
    said = [
        f"{'; '.join(named(key).name for key in members)} are compared as one class: "
        f"{named(name).name}."
        for name, members in names
        if len(members) > 1
    ]
    if left:
        words = "; ".join(named(key).name for key in left)
        said.append(f"Left out, because not both models can say it: {words}.")
    return " ".join(said)
