import json
import shutil

import numpy as np
import pytest
import skops.io
from sklearn.preprocessing import FunctionTransformer

from leukoview.engine import bundle as bundles
from leukoview.engine.bundle.frozen import thawed
from leukoview.engine.embed import Device, open_embedder, reference_embedder
from leukoview.engine.errors import BundleError
from leukoview.engine.resources import shipped

PARTS = ("classifier.skops", "golden.npz", "scorecard.json", "MODEL_CARD.md")


@pytest.fixture(scope="module")
def shipped_bundle():
    return bundles.load(shipped("models") / "acute-leukemia")


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(shipped("models") / "acute-leukemia", tmp_path / "model")


def edit_manifest(folder, **changes):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_the_shipped_bundle_loads_and_names_its_classes(shipped_bundle):
    keys = tuple(one.key for one in shipped_bundle.classes)
    assert keys == ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")


def test_the_shipped_bundle_reads_real_slides_only(shipped_bundle):
    assert not shipped_bundle.manifest.practice_only


def test_the_shipped_scorecard_has_no_flags(shipped_bundle):
    scorecard = json.loads((shipped_bundle.folder / "scorecard.json").read_text())
    assert scorecard["flags"] == []


def test_the_reference_carries_the_digest_of_the_manifest(shipped_bundle):
    assert len(shipped_bundle.ref.sha256) == 64
    assert shipped_bundle.ref.id.startswith("acute-leukemia-")


def test_it_predicts_every_class_for_every_row(shipped_bundle):
    found = shipped_bundle.predict(shipped_bundle.golden.features)
    assert len(found) == len(shipped_bundle.golden.features)
    assert all(sum(one.probabilities.values()) == pytest.approx(1) for one in found)


@pytest.mark.parametrize("runtime", [open_embedder, lambda name, _: reference_embedder(name)])
def test_both_runtimes_agree_with_the_golden_crops(shipped_bundle, runtime):
    embedder = runtime(shipped_bundle.manifest.backbone, Device("cpu", "CPU", ""))
    found = shipped_bundle.agreement(embedder)
    assert found.holds
    assert found.features < 1e-4


def test_a_runtime_that_errs_is_found_out(shipped_bundle):
    width = shipped_bundle.golden.features.shape[1]
    found = shipped_bundle.agreement(lambda crops: np.zeros((len(crops), width), np.float32))
    assert not found.holds


def test_drawn_things_are_unlike_the_training_cells(shipped_bundle):
    drawn = shipped_bundle.predict(shipped_bundle.golden.features)[
        : len(shipped_bundle.golden.crops)
    ]
    assert all(one.unlike_training for one in drawn)


def test_no_model_at_all_is_said_so(tmp_path):
    with pytest.raises(BundleError, match="no model in"):
        bundles.load(tmp_path)


@pytest.mark.parametrize("part", PARTS)
def test_an_altered_part_is_named(copy, part):
    content = bytearray((copy / part).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / part).write_bytes(content)
    with pytest.raises(BundleError, match=f"{part}.*altered"):
        bundles.load(copy)


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_named(copy, part):
    (copy / part).unlink()
    with pytest.raises(BundleError, match=f"{part}.*missing"):
        bundles.load(copy)


def test_a_damaged_manifest_is_said_so(copy):
    (copy / "manifest.json").write_text("{")
    with pytest.raises(BundleError, match="damaged"):
        bundles.load(copy)


@pytest.fixture
def listed(tmp_path):
    """The shipped models with their list, free to be altered."""
    return shutil.copytree(shipped("models"), tmp_path / "models")


def test_everything_that_ships_is_listed_as_it_was_made(listed):
    before = (listed / "SHA256SUMS").read_text()
    bundles.write_sums(listed)
    assert (listed / "SHA256SUMS").read_text() == before


def test_a_manifest_that_was_altered_in_place_is_refused(listed):
    edit_manifest(listed / "practice", title="Another")
    with pytest.raises(BundleError, match=r"practice/manifest\.json.*altered"):
        bundles.load(listed / "practice")


@pytest.mark.parametrize("suffix", ["onnx", "safetensors"])
def test_a_network_that_was_altered_in_place_is_refused(listed, suffix):
    with (listed / "backbones" / f"mobilenet_v2_middle.{suffix}").open("ab") as file:
        file.write(b"x")
    with pytest.raises(BundleError, match=rf"{suffix}.*altered"):
        bundles.load(listed / "practice")


def test_a_model_made_anew_is_listed_anew(listed):
    made = bundles.load(listed / "practice")
    words = (b"{}", b"# Another card")
    bundles.save(listed / "practice", made.manifest, made.learned, made.golden, words)
    assert bundles.load(listed / "practice").manifest.title == made.manifest.title


def test_a_newer_format_asks_for_an_update(copy):
    edit_manifest(copy, format=999)
    with pytest.raises(BundleError, match="newer program"):
        bundles.load(copy)


def test_another_backbone_than_trained_with_is_refused(copy):
    edit_manifest(copy, backbone_sha256="0" * 64)
    with pytest.raises(BundleError, match="not those this model was trained with"):
        bundles.load(copy)


def test_a_file_that_is_no_classifier_is_refused():
    with pytest.raises(BundleError, match="damaged"):
        thawed(b"not an archive")


def test_a_classifier_of_untrusted_types_is_refused():
    content = skops.io.dumps({"vectors": FunctionTransformer(print)})
    with pytest.raises(BundleError, match="not trusted"):
        thawed(content)


def test_a_classifier_that_says_something_else_of_the_golden_rows_is_refused(shipped_bundle):
    golden = shipped_bundle.golden
    other = bundles.Golden(
        golden.crops, golden.features, golden.probabilities[:, ::-1], golden.distances
    )
    learned = shipped_bundle.learned
    with pytest.raises(BundleError, match="golden rows"):
        bundles.golden.check(other, learned.classifier, learned.familiar)
