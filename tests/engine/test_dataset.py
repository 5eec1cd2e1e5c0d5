import numpy as np
import pytest

from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import from_csv, from_folders, from_path, published
from leukoview.engine.errors import TrainingDataError
from tests.engine.drawn_cells import draw, write_folders


@pytest.fixture
def folder(tmp_path):
    return write_folders(tmp_path / "cells", patients=2, cells=2)


def write_table(folder, header, lines):
    table = folder / "labels.csv"
    table.write_text("\n".join([header, *lines]), encoding="utf-8")
    return table


def draw_into(folder, *names):
    rng = np.random.default_rng(0)
    for name in names:
        draw("benign", rng).save(folder / name)


def test_folders_are_class_patient_image(folder):
    dataset = from_folders(folder)
    assert dataset.classes == ("aml_m3", "aml_not_m3", "benign")
    assert len(dataset.samples) == 12
    assert len(set(dataset.groups)) == 6
    assert dataset.groups_known


def test_without_patient_folders_the_groups_are_unknown(tmp_path):
    for key in ("aml_m3", "benign"):
        (tmp_path / key).mkdir()
        draw_into(tmp_path / key, "1.png", "2.png")
    dataset = from_folders(tmp_path)
    assert not dataset.groups_known
    assert len(dataset.samples) == 4


def test_a_patient_with_cells_of_two_classes_is_one_group(tmp_path):
    for key in ("aml_m3", "benign"):
        for patient in ("A", "B"):
            (tmp_path / key / patient).mkdir(parents=True)
            draw_into(tmp_path / key / patient, "1.png")
    assert set(from_folders(tmp_path).groups) == {"A", "B"}


def test_a_table_names_image_label_and_patient(tmp_path):
    draw_into(tmp_path, *(f"{n}.png" for n in range(4)))
    lines = ["0.png,benign,A", "1.png,benign,B", "2.png,aml_m3,C", "3.png,aml_m3,D"]
    dataset = from_path(write_table(tmp_path, "image,label,patient", lines))
    assert dataset.groups.tolist() == ["A", "B", "C", "D"]
    assert dataset.groups_known


def test_a_table_without_patients_has_unknown_groups(tmp_path):
    draw_into(tmp_path, *(f"{n}.png" for n in range(4)))
    lines = ["0.png,benign", "1.png,benign", "2.png,aml_m3", "3.png,aml_m3"]
    assert not from_csv(write_table(tmp_path, "image,label", lines)).groups_known


def test_a_table_without_labels_is_refused(tmp_path):
    with pytest.raises(TrainingDataError, match="lacks the columns"):
        from_csv(write_table(tmp_path, "image", ["0.png"]))


def test_an_image_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TrainingDataError, match=r"gone\.png"):
        from_csv(write_table(tmp_path, "image,label", ["gone.png,benign"]))


def test_one_class_is_too_few(tmp_path):
    write_folders(tmp_path / "cells", keys=("benign",))
    with pytest.raises(TrainingDataError, match="at least two"):
        from_folders(tmp_path / "cells")


def test_a_class_of_one_patient_is_refused(tmp_path):
    write_folders(tmp_path / "cells", patients=1)
    with pytest.raises(TrainingDataError, match="come from one patient"):
        from_folders(tmp_path / "cells")


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(TrainingDataError, match="no folder"):
        from_folders(tmp_path / "gone")


def test_published_sets_that_are_not_there_are_said_so(tmp_path):
    with pytest.raises(TrainingDataError, match="cannot be read"):
        published(tmp_path)


def test_crops_are_one_per_sample_in_order(folder):
    dataset = from_folders(folder)
    crops = dataset.crops(CropRecipe(pixels=24))
    assert crops.shape == (12, 24, 24, 3)
    middles = crops[:, 12, 12, 0].reshape(3, 4).mean(axis=1)
    assert middles[0] > middles[1] > middles[2]


def test_codes_are_places_in_the_sorted_keys(folder):
    dataset = from_folders(folder)
    assert [dataset.classes[code] for code in dataset.codes] == [s.key for s in dataset.samples]


def test_a_scale_that_is_none_is_named(tmp_path):
    draw_into(tmp_path, "0.png")
    for scale in ("0,2", "-1", "400"):
        table = write_table(tmp_path, "image,label,microns_per_pixel", [f'0.png,benign,"{scale}"'])
        with pytest.raises(TrainingDataError, match="micrometres per pixel"):
            from_csv(table)
