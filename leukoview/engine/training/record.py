"""The held-out record that a new bundle carries of its own training cells."""

from leukoview.engine.bundle import HeldOut
from leukoview.engine.bundle.held_out import Ruling, digested
from leukoview.engine.evaluate import Material, OutOfFold


def held_out_of(material: Material, found: OutOfFold) -> HeldOut:
    """What the folds said of every cell, with the digests of its image and of its patient."""
    dataset = material.dataset
    images, groups = digested(material.images, [sample.group for sample in dataset.samples])
    return HeldOut(
        images=images,
        groups=groups,
        codes=dataset.codes,
        probabilities=found.probabilities,
        distances=found.distances,
        folds=found.folds,
        rulings=tuple(Ruling(rule.thresholds, rule.case_rule) for rule in found.rules),
    )
