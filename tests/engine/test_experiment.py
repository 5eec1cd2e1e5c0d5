from dataclasses import replace

import numpy as np
import pytest

from leukoview.engine.dataset import Dataset, Sample, from_folders
from leukoview.engine.errors import MissingWeightsError, OutputError, TrainingDataError
from leukoview.engine.experiment import ExperimentRecipe, run_study, write_study
from leukoview.engine.experiment.attempts import Material, attempts
from leukoview.engine.experiment.ledger import Ledger
from leukoview.engine.experiment.protocols import honest_folds, protocols
from leukoview.engine.experiment.results import HOLDOUT, HONEST, LEAKY
from leukoview.engine.experiment.tables import as_text, tables
from leukoview.engine.experiment.tasks import asked
from leukoview.engine.experiment.workers import answer
from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set
from leukoview.engine.progress import Cancelled
from leukoview.engine.taxonomy import ClassKey
from tests.engine.drawn_cells import draw

LOOKS = {"all_l1": "benign", "aml_m2": "aml_not_m3", "aml_m3": "aml_m3"}
RECIPE = ExperimentRecipe(
    networks=("alexnet",), rates=(0.01, 0.001), epochs=1, folds=2, random_weights=True
)


def write_subtypes(folder, *, patients=2, cells=2):
    rng = np.random.default_rng(3)
    for key, look in LOOKS.items():
        for patient in range(patients):
            own = folder / key / f"{key} {patient}"
            own.mkdir(parents=True)
            for cell in range(cells):
                draw(look, rng).save(own / f"{cell}.png")
    return folder


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    return from_folders(write_subtypes(tmp_path_factory.mktemp("set") / "lab"))


@pytest.fixture(scope="module")
def study(cells, tmp_path_factory):
    recipe = replace_techniques(RECIPE, "svm", "tuned", "small")
    return run_study(cells, recipe, cache=tmp_path_factory.mktemp("kept"))


def replace_techniques(recipe, *techniques, **changes):
    values = {name: getattr(recipe, name) for name in recipe.__struct_fields__}
    return ExperimentRecipe(**{**values, "techniques": techniques, **changes})


def labelled(*labels, patients=3, cells=2):
    """A data set without files: some patients per class, some cells per patient."""
    samples = [
        Sample(f"{label}{patient}{cell}", ClassKey(label), f"{label} {patient}")
        for label in labels
        for patient in range(patients)
        for cell in range(cells)
    ]
    return Dataset("drawn", tuple(samples))


def task_of(*labels, name="subtypes", **sizes):
    (task,), _ = asked(labelled(*labels, **sizes), (name,))
    return task


def split_by(name, task, copies=4, folds=3):
    return next(one for one in protocols(task, copies, folds, seed=1) if one.name == name)


def test_a_lab_may_name_its_folders_as_the_fab_group_did():
    task = task_of("L1", "m3", "aml_m5")
    assert task.classes == ("L1", "M3", "M5")


def test_all_against_aml_takes_every_leukemic_class():
    task = task_of("all_lymphoblast", "aml_not_m3", "M2", name="types")
    assert task.classes == ("ALL", "AML")
    assert task.patients(1) == 6


def test_folders_called_all_and_aml_are_enough_for_the_types():
    assert task_of("ALL", "AML", name="types").classes == ("ALL", "AML")


def test_normal_cells_are_left_out_and_that_is_said():
    tasks, notes = asked(labelled("benign", "L1", "M3"), ("types",))
    assert len(tasks[0].rows) == 12
    assert notes == ("ALL against AML: the class benign was left out.",)


def test_a_set_without_subtypes_has_no_study():
    with pytest.raises(TrainingDataError, match="needs two classes"):
        asked(labelled("benign", "aml_not_m3"), ("subtypes",))


def test_a_class_of_one_patient_is_not_asked_for():
    with pytest.raises(TrainingDataError, match="one patient"):
        asked(labelled("L1", "M3", patients=1), ("types",))


def test_the_papers_protocol_leaves_copies_of_a_cell_on_both_sides():
    task = task_of("L1", "M3")
    both = [
        set(train % len(task.codes)) & set(test % len(task.codes))
        for train, test in split_by(LEAKY, task).splits
    ]
    assert any(both)


def test_the_honest_protocol_leaves_no_patient_on_both_sides():
    task = task_of("L1", "M3", "M5")
    for train, test in split_by(HONEST, task).splits:
        learned = {task.groups[row % len(task.codes)] for row in train}
        assert learned.isdisjoint(task.groups[test])


def test_the_honest_protocol_judges_every_image_once_and_no_copy():
    task = task_of("L1", "M3")
    judged = np.concatenate([test for _, test in split_by(HONEST, task).splits])
    assert sorted(judged) == list(range(len(task.codes)))


def test_the_honest_protocol_learns_from_every_copy():
    task = task_of("L1", "M3")
    for train, test in split_by(HONEST, task).splits:
        assert len(train) == 4 * (len(task.codes) - len(test))


def test_the_holdout_keeps_a_quarter_of_all_copies():
    task = task_of("L1", "M3")
    ((train, test),) = split_by(HOLDOUT, task).splits
    assert len(test) == len(train) / 3


def test_few_patients_make_few_honest_folds():
    assert honest_folds(task_of("L1", "M3", patients=4), 10) == 4


def test_a_finished_fold_is_remembered(tmp_path):
    Ledger(tmp_path).keep(b"fold", np.array([1, 0, 2]))
    assert Ledger(tmp_path).knows(b"fold")
    assert Ledger(tmp_path).remembered(b"fold").tolist() == [1, 0, 2]


def test_another_fold_is_another_answer(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.keep(b"fold", np.array([1]))
    assert not ledger.knows(b"other fold")


def test_every_run_is_judged_by_all_three_protocols(study):
    runs = {
        (one.run.task, one.run.technique, one.run.variant, one.run.rate) for one in study.outcomes
    }
    assert len(study.outcomes) == 3 * len(runs)
    assert {one.run.protocol for one in study.outcomes} == {LEAKY, HOLDOUT, HONEST}


def test_alexnet_is_tried_at_its_three_layers(study):
    layers = {one.run.variant for one in study.outcomes if one.run.technique == "svm"}
    assert layers == {"fc6", "fc7", "fc8"}


def test_every_image_is_judged_by_the_honest_protocol(study, cells):
    subtypes = [one for one in study.outcomes if one.run.task == "subtypes"]
    honest = [one for one in subtypes if one.run.protocol == HONEST]
    assert {one.judged for one in honest} == {len(cells.samples)}
    assert all(sum(map(sum, one.confusion)) == one.judged for one in honest)


def test_every_table_of_a_random_network_says_so(study):
    for table in tables(study):
        assert "random initialisation" in as_text(table)


def test_the_papers_figure_stands_beside_ours(study):
    table = next(one for one in tables(study) if one.title.startswith("Table II again"))
    assert table.rows[0][table.columns.index("paper")] == "92.09"


def test_the_inflation_is_what_the_leak_adds(study):
    run = next(one.run for one in study.outcomes if one.run.protocol == HONEST)
    values = {
        one.run.protocol: one.accuracy.value
        for one in study.outcomes
        if (one.run.task, one.run.variant, one.run.technique)
        == (run.task, run.variant, run.technique)
    }
    table = next(one for one in tables(study) if one.title.startswith("Table II again"))
    gain = 100 * (values[LEAKY] - values[HONEST])
    assert table.rows[0][-1] == f"{gain:+.2f} points"


def test_fewer_epochs_than_the_papers_are_said(study):
    assert any("the paper had 20" in note for note in study.notes)


def test_a_fold_with_one_class_to_learn_from_says_that_class(cells, tmp_path):
    tasks, _ = asked(cells, ("types",))
    recipe = replace_techniques(RECIPE, "small", networks=())
    material = Material(np.zeros((12, 40, 40, 3), np.uint8), recipe, tmp_path)
    (attempt,) = attempts((), recipe, material)
    lone = np.flatnonzero(tasks[0].codes == 1)
    fold = attempt.fold(tasks[0], (lone, np.arange(12)), cells=12, copies=4)
    assert set(answer(attempt.pool.flat(), 0, fold)[1]) == {1}


def test_a_study_of_drawn_cells_says_so(tmp_path):
    recipe = SetRecipe(classes=(ClassKey("all_l1"), ClassKey("aml_m3")), cells=1, fields=0)
    write_practice_set(tmp_path / "set", recipe)
    drawn = from_folders(tmp_path / "set" / "cells")
    quick = replace_techniques(RECIPE, "small", networks=(), tasks=("types",))
    assert "PRACTICE" in run_study(drawn, quick, cache=tmp_path / "kept").notes[0]


def test_a_cancelled_study_goes_on_where_it_stopped(cells, tmp_path):
    recipe = replace_techniques(RECIPE, "small", networks=(), tasks=("types",))

    def stop(done, total):
        if total == 5 and done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_study(cells, recipe, cache=tmp_path, check_in=stop)
    finished = {path: path.stat().st_mtime_ns for path in (tmp_path / "folds").iterdir()}
    run_study(cells, recipe, cache=tmp_path)
    assert len(finished) == 2
    assert all(path.stat().st_mtime_ns == written for path, written in finished.items())


def test_the_same_study_gives_the_same_numbers(cells, tmp_path):
    recipe = replace_techniques(RECIPE, "small", networks=())
    one, other = (run_study(cells, recipe, cache=tmp_path / name) for name in ("a", "b"))
    assert one.outcomes == other.outcomes


def test_a_network_without_weights_is_left_out_with_a_sentence(cells, tmp_path):
    recipe = replace_techniques(RECIPE, "svm", "small", random_weights=False)
    study = run_study(cells, recipe, cache=tmp_path)
    assert {one.run.technique for one in study.outcomes} == {"small"}
    assert any("AlexNet was left out" in note and "models add" in note for note in study.notes)


def test_a_study_with_nothing_left_to_try_says_how_to_go_on(cells, tmp_path):
    recipe = replace_techniques(RECIPE, "svm", random_weights=False)
    with pytest.raises(MissingWeightsError, match="--random-weights"):
        run_study(cells, recipe, cache=tmp_path)


def test_a_network_nobody_knows_is_refused(cells, tmp_path):
    recipe = replace_techniques(RECIPE, "svm", networks=("lenet",))
    with pytest.raises(MissingWeightsError, match="lenet"):
        run_study(cells, recipe, cache=tmp_path)


def test_one_cell_of_two_patients_is_found(tmp_path):
    twins = from_folders(write_subtypes(tmp_path / "lab"))
    same = replace(twins.samples[2], path=twins.samples[0].path)
    twins = replace(twins, samples=(*twins.samples[:2], same, *twins.samples[3:]))
    recipe = replace_techniques(RECIPE, "small", networks=())
    study = run_study(twins, recipe, cache=tmp_path / "kept")
    assert any("show the same cell" in note for note in study.notes)


def test_the_page_needs_nothing_beside_it(study, tmp_path):
    write_study(study, tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "src=" not in page
    assert "href=" not in page
    assert page.count("<svg") == 3


def test_a_studys_folder_holds_page_numbers_tables_and_figures(study, tmp_path):
    files = write_study(study, tmp_path / "out")
    assert {file.name for file in files} == {
        "complexity.svg",
        "index.html",
        "rates-subtypes.svg",
        "rates-types.svg",
        "study.json",
        "tables.txt",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_study_is_only_replaced_when_that_is_allowed(study, tmp_path):
    write_study(study, tmp_path / "out")
    with pytest.raises(OutputError, match="already holds a study"):
        write_study(study, tmp_path / "out")
    write_study(study, tmp_path / "out", overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_holds_something_else_is_never_replaced(study, tmp_path):
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(OutputError, match="holds no study"):
        write_study(study, tmp_path, overwrite=True)
