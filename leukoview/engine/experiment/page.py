"""The study on one page that needs nothing beside it: open it in any browser, print it, send it."""

from collections.abc import Iterator, Sequence
from html import escape

from leukoview import __version__
from leukoview.engine.experiment.drawings import complexity_bars, rate_curves
from leukoview.engine.experiment.results import Study
from leukoview.engine.experiment.tables import TECHNIQUES, Table, main_runs, tables, titled
from leukoview.engine.experiment.tasks import TITLES

STYLE = """
body { font: 15px/1.5 sans-serif; color: #1f2430; background: #fff; margin: 2rem auto;
  max-width: 66rem; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 } caption { text-align: left; font-weight: bold }
th, td { border: 1px solid #c8ccd4; padding: .2rem .6rem; text-align: left }
th { background: #f2f4f7 } .note { color: #505866; font-size: 13px; margin-top: 0 }
.caution { border-left: 4px solid #b0413e; padding: .2rem .8rem; background: #fbf1f0 }
.confusions { display: flex; flex-wrap: wrap; gap: 1.5rem } .confusions td { text-align: right }
svg { max-width: 100%; height: auto }
"""

LEAK = (
    "The paper turned and mirrored every image before it split them, so copies of one cell stand "
    "on both sides, and patients were not kept apart. That protocol is repeated here (leaky) only "
    "beside the honest one: folds over patients, copies made of the learning side alone. The "
    "inflation is what the leak adds."
)


def page(study: Study) -> str:
    """The whole study as one HTML document."""
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f"<title>Study on {escape(study.dataset)}</title><style>{STYLE}</style></head><body>",
            f"<h1>The founding study again, on “{escape(study.dataset)}”</h1>",
            f"<p>{LEAK}</p>",
            *(f'<p class="caution">{escape(note)}</p>' for note in study.notes),
            *_material(study),
            *(_table(table) for table in tables(study)),
            *_curves(study),
            *_confusions(study),
            "<h2>What the networks cost</h2>",
            complexity_bars(study),
            f'<p class="note">LeukoView {escape(__version__)}; seed {study.recipe.seed}.</p>',
            "<p>Research use; not a diagnosis.</p></body></html>\n",
        ]
    )


def _material(study: Study) -> Iterator[str]:
    rows = [
        (TITLES[size.task], label, str(cells), str(patients), str(size.honest_folds))
        for size in study.tasks
        for label, cells, patients in zip(size.classes, size.cells, size.patients, strict=True)
    ]
    columns = ("task", "class", "cells", "patients", "honest folds")
    yield _table(Table("What was asked, and of how many", columns, tuple(rows)))
    weights = [(study.titles[name], words) for name, words in study.weights.items()]
    if weights:
        yield _table(Table("Where the weights came from", ("network", "weights"), tuple(weights)))


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(word)}</th>" for word in table.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return f"<table><caption>{escape(table.title)}</caption><tr>{head}</tr>{rows}</table>{note}"


def _cells(words: Sequence[str]) -> str:
    return "".join(f"<td>{escape(word)}</td>" for word in words)


def _curves(study: Study) -> Iterator[str]:
    for size in study.tasks:
        drawing = rate_curves(study, size.task)
        if drawing:
            yield f"<h2>Learning rates, fine-tuned: {escape(TITLES[size.task])}</h2>{drawing}"


def _confusions(study: Study) -> Iterator[str]:
    for size in study.tasks:
        yield f"<h2>Confusions, honest protocol: {escape(TITLES[size.task])}</h2>"
        yield '<div class="confusions">'
        for run in main_runs(study, size.task):
            found = study.found(run)
            if found is not None:
                title = f"{TECHNIQUES[run.technique]}: {titled(study, run)}"
                yield _confusion(title, size.classes, found.confusion)
        yield "</div>"


def _confusion(title: str, classes: Sequence[str], met: Sequence[Sequence[int]]) -> str:
    """Rows are the true classes; the darker a cell, the larger its share of the row."""
    head = "".join(f"<th>{escape(label)}</th>" for label in classes)
    rows = "".join(
        f"<tr><th>{escape(label)}</th>{''.join(_shaded(n, sum(row)) for n in row)}</tr>"
        for label, row in zip(classes, met, strict=True)
    )
    caption = f"<caption>{escape(title)}</caption>"
    return f"<table>{caption}<tr><th>true ╲ said</th>{head}</tr>{rows}</table>"


def _shaded(count: int, whole: int) -> str:
    share = count / whole if whole else 0.0
    return f'<td style="background: rgba(31, 111, 139, {0.6 * share:.2f})">{count}</td>'
