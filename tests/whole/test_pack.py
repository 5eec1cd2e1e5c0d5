"""A pack for graphics cards is made of wheels that fit, and put in whole or not at all."""

import base64
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from leukoview import __version__
from leukoview.__main__ import _use_pack as use_pack
from leukoview.engine import pack
from leukoview.engine.pack import PackError, UnusedPackError
from leukoview.engine.speech import interpreter_of

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
TORCH = "9.8.7"
CARD = f"{TORCH}+cu126"


@pytest.fixture
def program(tmp_path):
    """The folder of an installed full edition, as far as a pack looks at it."""
    torch = tmp_path / "program" / "_internal" / "torch"
    torch.mkdir(parents=True)
    (torch / "version.py").write_text(f"__version__ = '{TORCH}+cpu'\n")
    return tmp_path / "program"


@pytest.fixture
def wheels(tmp_path):
    folder = tmp_path / "wheels"
    folder.mkdir()
    wheel(folder, "torch", CARD, torch_files(), needs=("nvidia-tiny==1.2", "filelock"))
    wheel(folder, "nvidia_tiny", "1.2", {"nvidia/tiny.so": b"tiny"})
    return folder


def torch_files():
    return {"torch/__init__.py": b"", "torch/version.py": f"__version__ = '{CARD}'\n".encode()}


def wheel(folder, name, version, files, *, needs=(), **odd):
    """Write a wheel; with `altered` that stands in the last file instead of what is listed."""
    tag, altered = odd.get("tag", "py3-none-any"), odd.get("altered", b"")
    papers = f"{name}-{version}.dist-info"
    words = "".join(f"Requires-Dist: {need}\n" for need in needs)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{words}"
    parts = {f"{papers}/METADATA": metadata.encode(), **files}
    record = "".join(f"{path},{listed(part)},{len(part)}\n" for path, part in parts.items())
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as content:
        for path, part in parts.items():
            content.writestr(path, altered if altered and path == list(parts)[-1] else part)
        content.writestr(f"{papers}/RECORD", f"{record}{papers}/RECORD,,\n")


def listed(part):
    digest = base64.urlsafe_b64encode(hashlib.sha256(part).digest()).decode().rstrip("=")
    return f"sha256={digest}"


def make(wheels, program, out):
    words = [sys.executable, str(PACKAGING / "cuda_pack.py"), str(wheels)]
    return subprocess.run(
        [*words, "--program", str(program), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def made(wheels, program, tmp_path):
    done = make(wheels, program, tmp_path)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_a_pack_that_is_put_in_gives_its_torch_and_taken_out_gives_the_bundled_one(
    made, program, monkeypatch
):
    assert pack.put_in(made, program).build == CARD
    monkeypatch.setattr(sys, "path", list(sys.path))
    pack.use(program)
    assert (Path(sys.path[0]) / "torch" / "version.py").read_text() == f"__version__ = '{CARD}'\n"
    assert pack.verified(program).torch == TORCH
    assert pack.take_out(program)
    assert sorted(path.name for path in program.iterdir()) == ["_internal"]
    assert not pack.take_out(program)


def test_an_altered_file_is_not_put_in_and_what_was_there_stays(made, program):
    pack.put_in(made, program)
    (made / "nvidia" / "tiny.so").write_bytes(b"evil")
    with pytest.raises(PackError, match="altered"):
        pack.put_in(made, program)
    assert pack.verified(program).build == CARD
    assert sorted(path.name for path in program.iterdir()) == ["_internal", "graphics"]


def test_a_file_altered_after_it_was_put_in_is_found(made, program):
    pack.put_in(made, program)
    (program / "graphics" / "nvidia" / "tiny.so").write_bytes(b"evil")
    with pytest.raises(PackError, match=r"“tiny\.so” of the pack was altered"):
        pack.verified(program)


def test_a_missing_file_or_a_changed_list_keeps_the_pack_from_use(made, program):
    pack.put_in(made, program)
    (program / "graphics" / "nvidia" / "tiny.so").unlink()
    with pytest.raises(PackError, match="missing"):
        pack.use(program)
    with (program / "graphics" / pack.SUMS).open("a") as sums:
        sums.write(f"{'0' * 64}  ../../elsewhere\n")
    with pytest.raises(PackError, match="“SHA256SUMS” of the pack was altered"):
        pack.use(program)


def test_a_pack_of_another_version_is_refused(made, program):
    head = made / pack.HEAD
    head.write_text(head.read_text().replace(f'"{TORCH}"', '"1.0.0"'))
    with pytest.raises(PackError, match=f"for “torch 1.0.0”, and here is “torch {TORCH}”"):
        pack.put_in(made, program)


def of_an_older_program(program):
    """What an upgrade by .deb leaves: the pack of the version before."""
    head = program / "graphics" / pack.HEAD
    head.write_text(json.dumps(json.loads(head.read_text()) | {"program": "0.0.9"}))


def test_a_pack_of_an_older_program_is_told_of_at_every_start(made, program, monkeypatch, capsys):
    pack.put_in(made, program)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "leukoview"))
    assert use_pack() == ()
    assert sys.path.pop(0) == str(program / "graphics")
    of_an_older_program(program)
    (remark,) = use_pack()
    assert str(program / "graphics") not in sys.path
    assert str(remark) == (
        "The pack for graphics cards is not used, and the processor computes. The pack is for "
        f"“LeukoView 0.0.9”, and here is “LeukoView {__version__}”. Take it out with “leukoview "
        "pack take-out”, or put in the one of this version."
    )
    assert str(remark) in capsys.readouterr().err


def test_without_a_pack_there_is_nothing_to_say(program, monkeypatch, capsys):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "leukoview"))
    assert use_pack() == ()
    assert capsys.readouterr().err == ""


def test_what_is_said_of_an_older_pack_is_said_in_spanish(made, program):
    pack.put_in(made, program)
    of_an_older_program(program)
    with pytest.raises(UnusedPackError) as refused:
        pack.use(program)
    spanish = interpreter_of("es").said(str(refused.value))
    assert f"El paquete es para “LeukoView 0.0.9”, y aquí hay “LeukoView {__version__}”." in spanish
    assert "The " not in spanish


def test_a_base_edition_takes_no_pack(made, program):
    (program / "_internal" / "torch" / "version.py").unlink()
    with pytest.raises(PackError, match="is no installed full edition"):
        pack.put_in(made, program)


def other_torch(folder):
    (folder / f"torch-{CARD}-py3-none-any.whl").unlink()
    wheel(folder, "torch", "9.8.6+cu126", torch_files())


def for_the_cpu(folder):
    (folder / f"torch-{CARD}-py3-none-any.whl").unlink()
    wheel(folder, "torch", f"{TORCH}+cpu", torch_files(), needs=("nvidia-tiny",))


def for_windows(folder):
    (folder / "nvidia_tiny-1.2-py3-none-any.whl").unlink()
    wheel(folder, "nvidia_tiny", "1.2", {}, tag="py3-none-win32")


def too_old(folder):
    (folder / "nvidia_tiny-1.2-py3-none-any.whl").unlink()
    wheel(folder, "nvidia_tiny", "1.1", {})


def without_its_library(folder):
    (folder / "nvidia_tiny-1.2-py3-none-any.whl").unlink()


def with_a_stranger(folder):
    wheel(folder, "stranger", "1.0", {})


def with_an_altered_file(folder):
    wheel(folder, "nvidia_tiny", "1.2", {"nvidia/tiny.so": b"tiny"}, altered=b"evil")


def that_climbs_out(folder):
    wheel(folder, "nvidia_tiny", "1.2", {"../evil.so": b"tiny"})


def with_something_else(folder):
    (folder / "notes.txt").touch()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (other_torch, "The wheel is of torch 9.8.6; the program has 9.8.7."),
        (for_the_cpu, "torch 9.8.7+cpu is no build for CUDA."),
        (for_windows, "is for another Python or system than"),
        (too_old, "“torch” needs nvidia-tiny==1.2; 1.1 is here."),
        (without_its_library, "“torch” needs nvidia-tiny==1.2; it is not here."),
        (with_a_stranger, "Nothing needs “stranger”."),
        (
            with_an_altered_file,
            "“nvidia/tiny.so” in “nvidia_tiny-1.2-py3-none-any.whl” is not what",
        ),
        (that_climbs_out, "would put “../evil.so” outside the pack."),
        (with_something_else, "“notes.txt” is no wheel."),
    ],
)
def test_wheels_that_do_not_fit_make_no_pack(spoil, said, wheels, program, tmp_path):
    spoil(wheels)
    done = make(wheels, program, tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("leukoview-cuda-*"))
