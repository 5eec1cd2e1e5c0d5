"""`leukoview compare`: is a new model better, no worse or worse than the one in use?"""

import argparse
from collections.abc import Iterator

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine import bundle
from leukoview.engine.comparing import Comparison, Sides, compared
from leukoview.engine.dataset import from_path
from leukoview.engine.embed import Embedder, choose_device, open_embedder
from leukoview.engine.evaluate import Measured
from leukoview.engine.shelf.values import called
from leukoview.engine.taxonomy import named
from leukoview.engine.training import Workplace


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Compare both on DATA; the code is 1 unless the candidate is better or no worse."""
    candidate, active = bundle.load(options.candidate), bundle.load(options.active)
    dataset = from_path(options.data)

    def opened(backbone: str) -> Embedder:
        return open_embedder(backbone, choose_device(options.device))

    with Phases() as phases:
        work = Workplace(options.cache, check_in=phases.check_in)
        found = compared(candidate, active, dataset, opened, work)
    print(*comparison_lines(found), sep="\n")
    return codes.ALL_READ if found.verdict.outcome.may_be_promoted else codes.SOME_SKIPPED


def comparison_lines(found: Comparison) -> Iterator[str]:
    """The comparison in lines, the verdict first."""
    yield found.verdict.sentence
    yield f"  {called(found.verdict.candidate)} beside {called(found.verdict.active)}"
    yield from (f"  {remark}" for remark in found.remarks)
    if found.sides is not None:
        yield from _numbers(found.sides)


def _numbers(sides: Sides) -> Iterator[str]:
    ours, theirs = sides.candidate, sides.active
    yield f"{'':28} {'candidate':24} {'active':24} candidate leads by"
    yield _line("macro-F1", ours.macro_f1, theirs.macro_f1, sides.macro_f1)
    yield _line("accuracy", ours.accuracy, theirs.accuracy, sides.accuracy)
    if ours.apl is not None and theirs.apl is not None:
        yield _line("APL per patient, AUC", ours.apl.auc, theirs.apl.auc, sides.apl_auc)
        yield _line("APL alarm, sensitivity", ours.apl.sensitivity, theirs.apl.sensitivity)
        yield _line("APL alarm, specificity", ours.apl.specificity, theirs.apl.specificity)
    for one, other in zip(ours.per_class, theirs.per_class, strict=True):
        yield _line(f"F1 {named(one.key).name}"[:28], one.f1, other.f1)
    test = sides.mcnemar
    yield (
        f"Right on one side alone: candidate {test.candidate_alone}, active {test.active_alone} "
        f"(McNemar, exact: p = {test.p:.3g}). {test.note}"
    )


def _line(name: str, ours: Measured, theirs: Measured, lead: Measured | None = None) -> str:
    beside = "" if lead is None else f"{lead.value:+.3f} ({lead.low:+.3f} to {lead.high:+.3f})"
    return f"{name:28} {_said(ours):24} {_said(theirs):24} {beside}".rstrip()


def _said(number: Measured) -> str:
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"
