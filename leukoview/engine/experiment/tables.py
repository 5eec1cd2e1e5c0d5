"""The study's tables, shaped like the paper's, with the paper's figures in their own column."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from leukoview.engine.experiment import paper
from leukoview.engine.experiment.networks import RANDOM
from leukoview.engine.experiment.recipe import BASE_RATE
from leukoview.engine.experiment.results import HOLDOUT, HONEST, LEAKY, Outcome, Run, Study
from leukoview.engine.experiment.tasks import TITLES

TECHNIQUES = {
    "svm": "features + SVM",
    "tuned": "fine-tuned",
    "small": "small network",
    "older": "older recipe",
}

COLUMNS = ("paper", "leaky, k-fold", "leaky, 75/25", "honest (95 % interval)", "inflation")

FEWEST_LAYERS = 2
"""There is something to compare from here."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words: every row as long as the columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def tables(study: Study) -> tuple[Table, ...]:
    """Every table of a study that has a row."""
    made: list[Table] = []
    for size, numeral in ((size, _numeral(size.task)) for size in study.tasks):
        made.append(_accuracies(study, size.task, numeral))
        made.append(_layers(study, size.task))
        made.append(_older(study, size.task))
    made += [_scores(study), _complexities(study)]
    return tuple(table for table in made if table.rows)


def main_runs(study: Study, task: str) -> Iterator[Run]:
    """The runs of the paper's tables (honest protocol): FC6 or pooled features, the base rate."""
    for technique in ("svm", "tuned"):
        for network in study.titles:
            found = [
                one.run
                for one in study.outcomes
                if (one.run.task, one.run.technique, one.run.network) == (task, technique, network)
                and one.run.protocol == HONEST
            ]
            chosen = [run for run in found if run.rate == BASE_RATE] or found
            yield from chosen[:1]
    yield from (
        one.run
        for one in study.outcomes
        if (one.run.task, one.run.technique, one.run.protocol) == (task, "small", HONEST)
    )


def titled(study: Study, run: Run) -> str:
    """A run's network by its name, with what must be said of its weights."""
    title = study.titles.get(run.network, "–")
    return f"{title}, {RANDOM}" if study.weights.get(run.network) == RANDOM else title


def as_text(table: Table) -> str:
    """A table for a terminal."""
    lines = [table.columns, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    said = [
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    said.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join([table.title, *said, *([table.note] if table.note else []), ""])


def _numeral(task: str) -> str:
    return {"types": "II", "subtypes": "III"}[task]


def _accuracies(study: Study, task: str, numeral: str) -> Table:
    rows = [
        (
            _way(run),
            titled(study, run),
            paper.accuracy(task, run.technique, run.network),
            *_figures(study, run),
        )
        for run in main_runs(study, task)
    ]
    title = f"Table {numeral} again: {TITLES[task]}, accuracy in per cent"
    return Table(title, ("technique", "network", *COLUMNS), tuple(rows), _note(study))


def _layers(study: Study, task: str) -> Table:
    runs = [
        one.run
        for one in study.outcomes
        if one.run.technique == "svm" and one.run.protocol == HONEST and one.run.task == task
    ]
    several = [
        run
        for run in runs
        if len([other for other in runs if other.network == run.network]) >= FEWEST_LAYERS
    ]
    rows = [(titled(study, run), run.variant, *_figures(study, run)) for run in several]
    title = f"Layers compared: {TITLES[task]}, features + SVM, accuracy in per cent"
    return Table(title, ("network", "layer", *COLUMNS[1:]), tuple(rows), _note(study))


def _older(study: Study, task: str) -> Table:
    rows = [
        (one.run.variant, *_figures(study, one.run))
        for one in study.outcomes
        if one.run.technique == "older" and one.run.protocol == HONEST and one.run.task == task
    ]
    title = f"Older recipes: {TITLES[task]}, hand-made features, accuracy in per cent"
    return Table(title, ("classifier", *COLUMNS[1:]), tuple(rows))


def _scores(study: Study) -> Table:
    rows = [
        (
            _way(run),
            titled(study, run),
            paper.scores(run.technique, run.network),
            _triple(_under(study, run, LEAKY)),
            _triple(_under(study, run, HONEST)),
        )
        for run in main_runs(study, "subtypes")
    ]
    title = "Table IV again: FAB subtypes, precision / recall / accuracy in per cent"
    columns = ("technique", "network", "paper", "leaky, k-fold", "honest")
    return Table(title, columns, tuple(rows), _note(study))


def _complexities(study: Study) -> Table:
    rows = [
        (
            study.titles[one.network],
            f"{one.parameters / 1e6:.1f} M",
            f"{one.gflop:.1f}",
            f"{one.images_per_second:.1f}",
        )
        for one in study.complexities
    ]
    note = "A multiplication and an addition are two operations. Speed: one batch, here and now."
    if RANDOM in study.weights.values():
        note += f" Weights: {RANDOM}."
    columns = ("network", "parameters", "GFLOP per image", "images per second")
    return Table("Complexity of the networks", columns, tuple(rows), note)


def _figures(study: Study, run: Run) -> tuple[str, ...]:
    """Leaky k-fold, leaky 75/25, honest with its interval, and what the leak adds."""
    leaky, honest = _under(study, run, LEAKY), _under(study, run, HONEST)
    gain = leaky.accuracy.value - honest.accuracy.value
    return (
        _percent(leaky),
        _percent(_under(study, run, HOLDOUT)),
        f"{_percent(honest)} ({100 * honest.accuracy.low:.1f}–{100 * honest.accuracy.high:.1f})",
        f"{100 * gain:+.2f} points",
    )


def _under(study: Study, run: Run, protocol: str) -> Outcome:
    found = study.found(msgspec.structs.replace(run, protocol=protocol))
    assert found is not None, "every run of a study is judged by every protocol"  # noqa: S101
    return found


def _way(run: Run) -> str:
    words = TECHNIQUES[run.technique]
    if run.technique == "svm":
        return f"{words} ({run.variant})"
    return f"{words} (rate {run.rate:g})"


def _percent(outcome: Outcome) -> str:
    return f"{100 * outcome.accuracy.value:.2f}"


def _triple(outcome: Outcome) -> str:
    return f"{outcome.precision:.2f} / {outcome.recall:.2f} / {_percent(outcome)}"


def _note(study: Study) -> str:
    recipe = study.recipe
    return (
        f"Leaky: copies ({recipe.copies} per cell) made before the split, as in the paper. Honest: "
        f"no patient on both sides. Epochs: {recipe.epochs}, batches of {recipe.batch}."
    )
