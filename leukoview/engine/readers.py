"""Which bundle has read a case, and by whose rule its cells make up a case."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from leukoview.engine import bundle as bundles
from leukoview.engine.bundle import Bundle, Manifest
from leukoview.engine.case import Prediction
from leukoview.engine.errors import BundleError, MissingWeightsError
from leukoview.engine.reading import Engine
from leukoview.engine.shelf import own_models, shipped_model
from leukoview.engine.shelf.values import folders_in
from leukoview.engine.summary import CaseSummary, main_reader, summarise_by

Summarise = Callable[[Sequence[Prediction]], CaseSummary]


def summarising(engine: Engine) -> Summarise:
    """What sums up a case by the rule of the bundle that read most of its cells.

    Where that is not on this computer any more, or nothing was read, the rule is that of the
    `engine` that reads now. It can be sent through a pipe, and needs no engine there.
    """
    manifest = engine.bundle.manifest
    made = _manifests(practice=manifest.practice_only)
    rules = {f"{one.name}-{one.version}": one.case_rule for _folder, one in made}
    return partial(summarise_by, rules, manifest.case_rule)


def reader_of(predictions: Sequence[Prediction], engine: Engine) -> Bundle:
    """The bundle that made most of some predictions, as it is on this computer.

    Where it is not here any more, or nothing was read, it is the one that reads now.
    """
    reader = main_reader(predictions)
    if reader in ("", engine.bundle.ref.id):
        return engine.bundle
    for folder, made in _manifests(practice=engine.bundle.manifest.practice_only):
        if f"{made.name}-{made.version}" == reader:
            with suppress(BundleError, MissingWeightsError):
                return bundles.load(folder)
    return engine.bundle


def _manifests(*, practice: bool) -> Iterator[tuple[Path, Manifest]]:
    """The bundles for one kind of images that lie on this computer, retired ones too."""
    for folder in (shipped_model(practice=practice), *folders_in(own_models())):
        with suppress(BundleError):
            made = bundles.manifest.read(folder)
            if made.practice_only == practice:
                yield folder, made
