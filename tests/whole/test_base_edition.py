"""The base edition has no PyTorch: all but fine-tuning, the study and graphics cards works."""

import os
import shutil
import subprocess
import sys

import hooked
import pytest
from readings import saved_smear

from leukoview.engine import bundle as bundles
from tests.engine.drawn_cells import write_folders

HOOK = '''
import sys

class NoTorch:
    """Stands first among the finders and refuses PyTorch, as the base edition would."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "torchvision", "timm"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoTorch())
'''


@pytest.fixture
def base(tmp_path):
    """Runs Python without PyTorch; gives its exit code and all that it said."""
    environment = hooked.environment(tmp_path, HOOK)

    def run(*words):
        done = hooked.python(environment, *words)
        return done.returncode, done.stdout + done.stderr

    return run


def test_pytorch_is_out_of_reach_in_these_tests(base):
    code, said = base("-c", "import torch")
    assert code == 1
    assert "No module named 'torch'" in said


def test_the_self_test_passes_and_has_learned_something(base):
    code, said = base("-m", "leukoview", "selftest")
    assert code == 0, said
    assert "ok      training: learned 2 classes from 12 drawn cells" in said


def test_a_smear_is_read_and_reported(base, tmp_path):
    saved_smear(tmp_path / "smear.png")
    out = [f"--{form}={tmp_path / f'out.{form}'}" for form in ("csv", "json")]
    report = ("--report", tmp_path / "out.pdf", "--device", "cuda")
    code, said = base("-m", "leukoview", "read", tmp_path / "smear.png", *out, *report)
    assert code == 0, said
    assert "This edition of LeukoView computes on the CPU." in said
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_model_is_trained_that_reads_and_that_the_full_edition_takes(base, tmp_path):
    folder = write_folders(tmp_path / "cells", patients=4, cells=2)
    code, said = base("-m", "leukoview", "train", folder, "--out", tmp_path / "own", "--quick")
    assert code == 0, said
    assert bundles.load(tmp_path / "own").classes


@pytest.mark.timeout(900)
@pytest.mark.parametrize("story", ["window", "case", "laboratory"])
def test_the_window_tells_every_story(base, story):
    """Reading and exporting; reviewing, signing, amending; a laboratory's own model."""
    code, said = base("-m", "pytest", *hooked.PLAIN, f"tests/whole/test_{story}_story.py")
    assert code == 0, said


@pytest.mark.parametrize(
    "words",
    [
        ("experiment", "cells", "--out", "study"),
        ("models", "add", "resnet18", "weights.pth"),
        ("train", "cells", "--out", "own", "--quick", "--fine-tune"),
    ],
)
def test_what_needs_the_full_edition_says_so(base, tmp_path, words):
    write_folders(tmp_path / "cells", patients=4, cells=2)
    (tmp_path / "weights.pth").touch()
    places = {"cells", "study", "own", "weights.pth"}
    code, said = base("-m", "leukoview", *(tmp_path / w if w in places else w for w in words))
    assert code == 3, said
    assert "need the full edition of LeukoView" in said
    assert "Traceback" not in said


def test_installed_without_the_weights_that_only_torch_reads_every_model_is_still_proven(
    tmp_path,
):
    """As the built base edition ships: the list of digests names weights that are not there."""
    tree = tmp_path / "installed"
    ignored = shutil.ignore_patterns("*.safetensors", "__pycache__")
    for folder in ("leukoview", "models"):
        shutil.copytree(hooked.ROOT / folder, tree / folder, ignore=ignored)
    environment = hooked.environment(tmp_path, HOOK)
    environment["PYTHONPATH"] = os.pathsep.join((str(tmp_path / "hook"), str(tree)))

    def models():
        words = [sys.executable, "-m", "leukoview", "models"]
        done = subprocess.run(
            words, capture_output=True, check=False, cwd=tree, env=environment, text=True
        )
        return done.returncode, done.stdout + done.stderr

    code, said = models()
    assert code == 0, said
    assert "efficientnet_lite1_four: installed" in said
    network = tree / "models" / "backbones" / "mobilenet_v2_middle.onnx"
    network.write_bytes(network.read_bytes()[:-1])
    code, said = models()
    assert code != 0
    assert "“backbones/mobilenet_v2_middle.onnx” is missing, or altered" in said
