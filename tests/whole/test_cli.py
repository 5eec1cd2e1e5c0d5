import json
import struct
import subprocess
import sys
import zlib
from dataclasses import replace

import pydicom
import pypdf
import pytest
from PIL import Image
from readings import (
    KEYS,
    crop_reading,
    noisy,
    reading,
    saved_smear,
    slide_reading,
    summary,
)

from leukoview.__main__ import main as program
from leukoview.cli import Doors, codes, main
from leukoview.cli.saying import device_line
from leukoview.engine.case import Box, Remark, Scale, ScaleSource, Skipped
from leukoview.engine.embed import Device
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.progress import WentOn, unheard, unwatched
from leukoview.engine.quality import NOT_A_SMEAR
from leukoview.engine.report import Fact
from leukoview.engine.scale.estimate import GUESSED
from leukoview.engine.slide import open_slide


class DrawnBench:
    """Reads what the tests draw: a made-up answer of the real shape for every image."""

    practice = False
    about = (Fact("Intended use", "Tests."),)

    def __init__(self, bundle=None, device="auto"):
        self.bundle = bundle
        self.seen = []

    def prepare(self, slide):
        if self.bundle is not None:
            raise BundleError(f"“{self.bundle}” is no model.")

    def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
        check_in(1, 2)
        self.seen.append(slide.path)
        boxes = [Box(40 + 145 * n, 50, 93, 97) for n in range(4)]
        return slide_reading(slide.path, boxes)

    def read_many(self, paths, microns_per_pixel, workers, *, anew=False):
        self.workers = workers
        for path in paths:
            try:
                yield self.read(open_slide(path), microns_per_pixel, unwatched, unheard)
            except LeukoError as error:
                yield Skipped(path, str(error))

    def read_crops(self, images, microns_per_pixel, check_in):
        crops = tuple(crop_reading(path, patient, KEYS[1]) for path, patient in images)
        return reading(crops=crops)

    def reading_of(self, slides, skipped):
        return reading(slides=tuple(slides), skipped=tuple(skipped))

    def summarise(self, patient, predictions):
        return summary(patient, predictions, alarm=any(p.top == KEYS[1] for p in predictions))


class UnwantedBench(DrawnBench):
    """Fails the test if anything is read."""

    def prepare(self, slide):
        pytest.fail("nothing was to be read")


@pytest.fixture
def leukoview():
    """Runs a command as the terminal would; returns its exit code, notes the windows opened."""

    def run(*words, bench=DrawnBench):
        doors = Doors(lambda images: run.opened.append(images) or 0, bench)
        return main([str(word) for word in words], doors)

    run.opened = []
    return run


@pytest.fixture
def smear(tmp_path):
    path = tmp_path / "smear.png"
    saved_smear(path)
    return path


def bomb(path, side=30_000):
    """A PNG whose header promises far more pixels than its few bytes should."""

    def chunk(kind, body):
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(side * 3 + 1))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def empty(path):
    path.touch()


def text(path):
    path.write_text("not an image at all\n" * 20)


def truncated(path):
    saved_smear(path)
    path.write_bytes(path.read_bytes()[:2000])


def speck(path):
    Image.new("RGB", (1, 1)).save(path)


BAD_INPUT = {
    "text.jpg": (text, "not an image"),
    "truncated.jpg": (truncated, "damaged, incomplete"),
    "empty.jpg": (empty, "is empty (0 bytes)"),
    "speck.png": (speck, "only 1 × 1 pixels"),
    "bomb.png": (bomb, "30000 × 30000 pixels"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_an_image_that_cannot_be_read_is_said_in_a_sentence(leukoview, tmp_path, capsys, name):
    spoil, sentence = BAD_INPUT[name]
    spoil(tmp_path / name)
    out = tmp_path / "out.json"
    assert leukoview("read", tmp_path / name, "--json", out) == 3
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert not out.exists()


@pytest.mark.parametrize("name", BAD_INPUT)
def test_a_bad_image_beside_a_good_one_is_skipped(leukoview, smear, tmp_path, capsys, name):
    BAD_INPUT[name][0](tmp_path / name)
    out = tmp_path / "out.json"
    assert leukoview("read", smear, tmp_path / name, "--json", out) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if line]
    assert len(lines) == 1
    assert lines[0].startswith(f"skipped: {tmp_path / name}: ")
    made = json.loads(out.read_text("utf-8"))
    assert [slide["path"] for slide in made["slides"]] == [str(smear)]
    assert [skipped["path"] for skipped in made["skipped"]] == [str(tmp_path / name)]


def test_a_missing_file_is_said(leukoview, tmp_path, capsys):
    assert leukoview("read", tmp_path / "nowhere.png") == 3
    assert "nowhere.png" in capsys.readouterr().err


def test_an_empty_folder_is_said(leukoview, tmp_path, capsys):
    assert leukoview("read", tmp_path) == 3
    assert "holds no images" in capsys.readouterr().err


def test_a_smear_is_summed_up_for_the_person_at_the_terminal(leukoview, smear, capsys):
    assert leukoview("read", smear) == 0
    said = capsys.readouterr()
    for words in (
        "4 cells",
        "Lymphoblast",
        "95 % interval",
        "compatible with acute lymphoblastic",
        "0.12 µm per pixel, estimated",
        "doubt ± 15 %",
        "out of focus",
        "not a diagnosis",
    ):
        assert words in said.out
    assert said.err == ""


def test_every_result_is_written_and_named(leukoview, smear, tmp_path, capsys):
    names = ("a.pdf", "a.csv", "a-counts.csv", "a.json", "a.png", "a.html", "a.fhir.json", "a.dcm")
    assert (
        leukoview(
            *("read", smear, "--report", tmp_path / "a.pdf", "--csv", tmp_path / "a.csv"),
            *("--json", tmp_path / "a.json", "--overlay", tmp_path / "a.png"),
            *("--html", tmp_path / "a.html", "--fhir", tmp_path / "a.fhir.json"),
            *("--dicom", tmp_path / "a.dcm"),
        )
        == 0
    )
    said = capsys.readouterr().out
    for name in names:
        assert (tmp_path / name).stat().st_size
        assert str(tmp_path / name) in said
    assert not list(tmp_path.glob(".*"))


def test_spaces_and_letters_of_any_script_may_stand_in_paths(leukoview, tmp_path):
    folder = tmp_path / "patient ñ 血"
    folder.mkdir()
    saved_smear(folder / "smear é.png")
    out = folder / "résumé 1.pdf"
    assert leukoview("read", folder / "smear é.png", "--report", out) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_folder_is_searched_with_its_sub_folders(leukoview, tmp_path):
    for name in ("b/deep/2.png", "a.PNG", "b/1.png", ".hidden/3.png", "._a.png", "b/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        saved_smear(tmp_path / name) if name.lower().endswith("png") else text(tmp_path / name)
    out = tmp_path / "out.json"
    assert leukoview("read", tmp_path, "--json", out) == 0
    read = [slide["path"] for slide in json.loads(out.read_text("utf-8"))["slides"]]
    assert read == [str(tmp_path / name) for name in ("a.PNG", "b/1.png", "b/deep/2.png")]


def test_an_image_named_twice_is_read_once(leukoview, smear, tmp_path):
    out = tmp_path / "out.json"
    assert leukoview("read", smear, smear, "--json", out) == 0
    assert len(json.loads(out.read_text("utf-8"))["slides"]) == 1


def test_each_smear_is_a_case_of_its_own(leukoview, tmp_path):
    for name in ("one", "two"):
        saved_smear(tmp_path / f"{name}.png")
    assert leukoview("read", tmp_path, "--json", tmp_path / "out.json") == 0
    cases = json.loads((tmp_path / "out.json").read_text("utf-8"))["cases"]
    assert [case["patient"] for case in cases] == ["one", "two"]


def test_smears_of_one_patient_can_be_pooled(leukoview, tmp_path):
    for name in ("one", "two"):
        saved_smear(tmp_path / f"{name}.png")
    out = tmp_path / "out.json"
    assert leukoview("read", tmp_path, "--patient", "P 7", "--json", out) == 0
    (case,) = json.loads(out.read_text("utf-8"))["cases"]
    assert (case["patient"], case["n"]) == ("P 7", 8)


def test_several_overlays_are_numbered_and_named(leukoview, tmp_path, capsys):
    for name in ("one", "two"):
        saved_smear(tmp_path / f"{name}.png")
    results = tmp_path / "results"
    results.mkdir()
    assert leukoview("read", tmp_path, "--overlay", results / "marked.png") == 0
    names = sorted(path.name for path in results.iterdir())
    assert names == ["marked-1-one.png", "marked-2-two.png"]
    assert all(name in capsys.readouterr().out for name in names[:1])


def test_cropped_cells_belong_to_the_patient_their_sub_folder_names(leukoview, tmp_path):
    cells = tmp_path / "cells"
    for name in ("p1/a.png", "p1/day 2/b.png", "p2/a.png"):
        (cells / name).parent.mkdir(parents=True, exist_ok=True)
        noisy(cells / name)
    out = tmp_path / "out.json"
    assert leukoview("read", "--cells", cells, "--json", out) == 0
    made = json.loads(out.read_text("utf-8"))
    assert [cell["patient"] for cell in made["cells"]] == ["p1", "p1", "p2"]
    assert [(case["patient"], case["n"]) for case in made["cases"]] == [("p1", 2), ("p2", 1)]


def test_patients_of_the_same_name_in_two_places_stay_two(leukoview, tmp_path):
    for place in ("north", "south"):
        (tmp_path / place / "p1").mkdir(parents=True)
        noisy(tmp_path / place / "p1" / "a.png")
    out = tmp_path / "out.json"
    assert leukoview("read", "--cells", tmp_path / "north", tmp_path / "south", "--json", out) == 0
    cases = json.loads(out.read_text("utf-8"))["cases"]
    assert [case["patient"] for case in cases] == ["north/p1", "south/p1"]


def test_a_bad_crop_first_does_not_stop_the_others(leukoview, tmp_path, capsys):
    empty(tmp_path / "a.png")
    noisy(tmp_path / "b.png")
    assert leukoview("read", "--cells", tmp_path) == 1
    assert "a.png” is empty" in capsys.readouterr().err


def test_the_scale_of_cropped_cells_is_their_median(leukoview, tmp_path, capsys):
    noisy(tmp_path / "a.png")
    leukoview("read", "--cells", tmp_path)
    said = capsys.readouterr().out
    assert "0.12 µm per pixel, estimated from the image (median; 1 of 1 image)" in said
    assert "1 cell read, of 1 patient\n" in said


def test_a_doubtful_scale_comes_with_the_option_that_sets_it(leukoview, smear, capsys):
    class Doubtful(DrawnBench):
        def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
            scale = Scale(0.1, ScaleSource.ESTIMATE, GUESSED)
            return replace(super().read(slide, microns_per_pixel, check_in, tell), scale=scale)

    leukoview("read", smear, bench=Doubtful)
    assert "Set the scale if you know it (--microns-per-pixel)." in capsys.readouterr().out


def test_an_alarm_is_said_before_the_counts(leukoview, tmp_path, capsys):
    noisy(tmp_path / "a.png")
    leukoview("read", "--cells", tmp_path)
    said = capsys.readouterr().out
    assert said.index("APL ALARM") < said.index("95 % interval")


def test_results_are_not_overwritten_without_force(leukoview, smear, tmp_path, capsys):
    out = tmp_path / "out.json"
    out.write_text("precious")
    assert leukoview("read", smear, "--json", out, bench=UnwantedBench) == 2
    assert "already there" in capsys.readouterr().err
    assert out.read_text() == "precious"
    assert leukoview("read", smear, "--json", out, "--force") == 0


def test_a_result_never_overwrites_an_image(leukoview, smear, capsys):
    before = smear.read_bytes()
    command = ("read", smear, "--overlay", smear, "--force")
    assert leukoview(*command, bench=UnwantedBench) == 2
    assert "one of the images" in capsys.readouterr().err
    assert smear.read_bytes() == before


def test_a_file_where_a_folder_is_expected_is_refused_before_reading(leukoview, smear, capsys):
    assert leukoview("read", smear, "--report", smear / "a.pdf", bench=UnwantedBench) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_a_folder_where_a_file_is_expected_is_refused_before_reading(leukoview, smear, tmp_path):
    assert leukoview("read", smear, "--report", tmp_path, bench=UnwantedBench) == 2


def test_an_overlay_of_cropped_cells_is_refused(leukoview, smear, tmp_path, capsys):
    out = tmp_path / "o.png"
    assert leukoview("read", "--cells", smear, "--overlay", out, bench=UnwantedBench) == 2
    assert "is of whole smears; with --cells there are none" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--fhir", "--dicom"])
def test_what_is_of_one_smears_case_is_refused_for_cropped_cells(
    leukoview, smear, tmp_path, capsys, option
):
    out = tmp_path / ("o.json" if option == "--fhir" else "o.dcm")
    assert leukoview("read", "--cells", smear, option, out, bench=UnwantedBench) == 2
    assert f"{option} is of whole smears" in capsys.readouterr().err


def test_json_and_fhir_cannot_share_a_file(leukoview, smear, tmp_path, capsys):
    out = tmp_path / "o.json"
    assert leukoview("read", smear, "--json", out, "--fhir", out, bench=UnwantedBench) == 2
    assert "Name the FHIR bundle “o.fhir.json”" in capsys.readouterr().err


def test_each_smear_has_a_bundle_of_its_own(leukoview, tmp_path):
    for name in ("one", "two"):
        saved_smear(tmp_path / f"{name}.png")
    text(tmp_path / "none.png")
    out = tmp_path / "out"
    out.mkdir()
    assert leukoview("read", tmp_path, "--fhir", out / "r.fhir.json", "--dicom", out / "r.dcm") == 1
    names = sorted(path.name for path in out.iterdir())
    assert names == ["r-2-one.dcm", "r-2-one.fhir.json", "r-3-two.dcm", "r-3-two.fhir.json"]


def test_the_bundle_of_pooled_smears_is_one_and_names_their_patient(leukoview, tmp_path):
    for name in ("one", "two"):
        saved_smear(tmp_path / f"{name}.png")
    fhir, dicom = tmp_path / "r.fhir.json", tmp_path / "r.dcm"
    told = ("--patient", "P 7", "--fhir", fhir, "--dicom", dicom)
    assert leukoview("read", tmp_path, *told) == 0
    found = [one["resource"] for one in json.loads(fhir.read_text("utf-8"))["entry"]]
    (patient,) = (one for one in found if one["resourceType"] == "Patient")
    assert patient["identifier"] == [{"value": "P 7"}]
    assert pydicom.dcmread(dicom).PatientID == "P 7"
    (counted,) = (one for one in found if one.get("code", {}).get("text", "").startswith("Nucl"))
    assert counted["valueInteger"] + 2 == 8  # two are unsure


@pytest.mark.parametrize(
    ("option", "ending"),
    [
        ("--report", ".pdf"),
        ("--html", ".html"),
        ("--csv", ".csv"),
        ("--json", ".json"),
        ("--fhir", ".json"),
        ("--dicom", ".dcm"),
        ("--overlay", ".png"),
    ],
)
def test_a_result_with_another_ending_is_refused(
    leukoview, smear, tmp_path, capsys, option, ending
):
    assert leukoview("read", smear, option, tmp_path / "x.txt", bench=UnwantedBench) == 2
    assert f"Name it “x{ending}”" in capsys.readouterr().err


def test_another_device_than_the_one_asked_for_is_said_with_its_reason():
    cpu = Device("cpu", "a processor", "No graphics driver is installed.")
    line = device_line("cuda", cpu)
    assert "--device cuda cannot be had" in line
    assert "No graphics driver is installed." in line
    assert device_line("auto", cpu) == device_line("cpu", cpu) == ""


def test_a_mistyped_command_is_called_neither_command_nor_file(capsys):
    assert program(["bogus"]) == 2
    assert "neither a command nor a file" in capsys.readouterr().err


def test_a_missing_model_is_said_and_nothing_written(leukoview, smear, tmp_path, capsys):
    out = tmp_path / "a.pdf"
    assert leukoview("read", smear, "--bundle", tmp_path / "none", "--report", out) == 3
    assert "is no model" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("scale", ["0", "-1", "nan", "300", "wide"])
def test_a_scale_that_no_microscope_has_is_wrong_usage(leukoview, smear, scale):
    with pytest.raises(SystemExit) as ended:
        leukoview("read", smear, f"--microns-per-pixel={scale}")
    assert ended.value.code == 2


@pytest.mark.parametrize("words", [("read",), ("read", "a", "--device", "abacus"), ("reed",)])
def test_wrong_usage_ends_with_2(leukoview, words, capsys):
    with pytest.raises(SystemExit) as ended:
        leukoview(*words)
    assert ended.value.code == 2
    assert "usage: leukoview" in capsys.readouterr().err


def test_stopping_ends_quietly(leukoview, smear, capsys):
    class Stopped(DrawnBench):
        def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
            raise KeyboardInterrupt

    assert leukoview("read", smear, bench=Stopped) == 130
    assert "stopped" in capsys.readouterr().err


def test_a_smear_the_model_must_not_read_is_skipped(leukoview, smear, tmp_path, capsys):
    saved_smear(tmp_path / "other.png")

    class Choosy(DrawnBench):
        def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
            if slide.path.name == "other.png":
                raise LeukoError("A practice slide.")
            return super().read(slide, microns_per_pixel, check_in, tell)

    assert leukoview("read", smear, tmp_path / "other.png", bench=Choosy) == 1
    assert "A practice slide." in capsys.readouterr().err


class Interrupted(DrawnBench):
    """Goes on with what an earlier reading has left, unless it is to begin anew."""

    def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
        if not anew:
            tell(WentOn(0.37))
        return super().read(slide, microns_per_pixel, check_in, tell)


def test_an_interrupted_reading_goes_on_and_says_so(leukoview, smear, capsys):
    assert leukoview("read", smear, bench=Interrupted) == codes.ALL_READ
    assert "smear.png: an interrupted reading goes on, 37% of it is done" in capsys.readouterr().err


def test_a_reading_may_be_begun_anew(leukoview, smear, capsys):
    assert leukoview("read", smear, "--anew", bench=Interrupted) == codes.ALL_READ
    assert "goes on" not in capsys.readouterr().err


class Stranger(DrawnBench):
    """Finds that everything called “photo” is no smear."""

    def read(self, slide, microns_per_pixel, check_in, tell, *, anew=False):
        made = super().read(slide, microns_per_pixel, check_in, tell)
        if slide.path.stem != "photo":
            return made
        remark = Remark(NOT_A_SMEAR, "This is no stained smear.", severe=True)
        return replace(made, cells=(), remarks=(remark,))


def test_a_photo_of_something_else_is_said_and_counts_as_not_read(leukoview, tmp_path, capsys):
    saved_smear(tmp_path / "photo.png")
    out = tmp_path / "out.json"
    assert leukoview("read", tmp_path / "photo.png", "--json", out, bench=Stranger) == 3
    said = capsys.readouterr()
    assert "no stained smear" in said.err
    assert "Do not rely on this image" in said.out
    assert "Scale:" not in said.out
    assert "doubt ± 15 %" not in said.out
    (slide,) = json.loads(out.read_text("utf-8"))["slides"]
    assert slide["cells"] == []
    assert slide["quality"][0]["severe"]


def test_a_photo_among_smears_is_skipped(leukoview, smear, tmp_path):
    saved_smear(tmp_path / "photo.png")
    assert leukoview("read", smear, tmp_path / "photo.png", bench=Stranger) == 1


def test_smears_are_read_at_once_where_that_is_asked_for(leukoview, tmp_path, capsys):
    for name in ("a", "b"):
        saved_smear(tmp_path / f"{name}.png")
    (tmp_path / "a0.png").write_text("no image")
    (tmp_path / "aa.png").write_text("no image")
    bench = DrawnBench()
    code = leukoview("read", tmp_path, "--jobs", 8, bench=lambda *_: bench)
    heard = capsys.readouterr()
    assert code == codes.SOME_SKIPPED
    assert [path.name for path in bench.seen] == ["a.png", "b.png"]
    assert bench.workers.processes == 4
    assert heard.err.count("skipped: ") == 2


def test_no_process_reads_nothing(leukoview, smear, capsys):
    with pytest.raises(SystemExit):
        leukoview("read", smear, "--jobs", 0, bench=UnwantedBench)
    assert "give 1 or more" in capsys.readouterr().err


def test_the_help_explains_the_exit_codes(leukoview, capsys):
    with pytest.raises(SystemExit) as ended:
        leukoview("read", "--help")
    assert ended.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def test_the_command_line_loads_neither_qt_nor_torch_for_its_help():
    code = (
        "import sys; from leukoview.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('PySide6', 'torch', 'sklearn', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_a_display_the_window_is_refused_in_a_sentence(smear):
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    code = (
        f"import os, sys; [os.environ.pop(name, None) for name in {names}]\n"
        "sys.platform = 'linux'\n"
        "from leukoview.__main__ import main\n"
        f"sys.exit(main([{str(smear)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no display" in done.stderr


def test_the_demo_draws_reads_and_shows(leukoview, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    out = tmp_path / "demo 1"
    assert leukoview("demo", "--out", out) == 0
    names = {path.name for path in out.iterdir()}
    assert names >= {"report.pdf", "practice-m3-overlay.png", "reading.json"}
    assert [path.parent for path in leukoview.opened[0]] == [out] * 5
    assert str(out) in capsys.readouterr().out


def test_the_demo_can_be_had_again_and_without_a_window(leukoview, tmp_path):
    assert leukoview("demo", "--out", tmp_path, "--no-window") == 0
    assert leukoview("demo", "--out", tmp_path, "--no-window") == 0
    assert leukoview.opened == []


def test_the_demo_says_where_it_cannot_write(leukoview, tmp_path, capsys):
    (tmp_path / "file").touch()
    assert leukoview("demo", "--out", tmp_path / "file", "--no-window") == 4
    assert "cannot be made" in capsys.readouterr().err


def test_practice_cells_lie_as_training_takes_them(leukoview, tmp_path):
    out = tmp_path / "set"
    assert leukoview("practice", out, "--patients", 1, "--cells", 1, "--fields", 0) == 0
    assert len(list((out / "cells").glob("*/*/*.png"))) == 6


def test_one_practice_smear_can_be_had_with_its_truth(leukoview, tmp_path):
    out = tmp_path / "smear.png"
    assert leukoview("practice", out, "--subtype", "aml_m3", "--width", 300, "--height", 200) == 0
    with Image.open(out) as drawn:
        assert drawn.size == (300, 200)
    assert (tmp_path / "smear.truth.json").exists()


def test_practice_never_writes_into_a_folder_in_use(leukoview, tmp_path, capsys):
    assert leukoview("practice", tmp_path) == 2
    assert "already there" in capsys.readouterr().err


def test_training_on_nothing_is_said(leukoview, tmp_path, capsys):
    assert leukoview("train", tmp_path / "none", "--out", tmp_path / "own") == 3
    assert "none" in capsys.readouterr().err
    assert not (tmp_path / "own").exists()


def test_training_never_replaces_a_model_by_surprise(leukoview, tmp_path, capsys):
    assert leukoview("train", tmp_path, "--out", tmp_path) == 2
    assert "already there" in capsys.readouterr().err


def test_judging_looks_first_whether_its_scorecard_can_be_written(leukoview, tmp_path, capsys):
    (tmp_path / "score.json").touch()
    assert leukoview("evaluate", tmp_path, "--json", tmp_path / "score.json") == 2
    assert "already there" in capsys.readouterr().err


def test_a_report_is_printed_on_the_laboratorys_stationery(leukoview, smear, tmp_path):
    Image.new("RGB", (40, 20), "#0055aa").save(tmp_path / "logo.png")
    (tmp_path / "head.json").write_text(
        json.dumps({"name": "Hospital", "lines": ["Street 1"], "logo": "logo.png"})
    )
    out = tmp_path / "a.pdf"
    wanted = ("--paper", "letter", "--language", "es", "--letterhead", tmp_path / "head.json")
    assert leukoview("read", smear, "--report", out, *wanted) == 0
    page = pypdf.PdfReader(out).pages[0]
    assert tuple(page.mediabox[2:]) == (612, 792)
    text = page.extract_text()
    assert "Hospital" in text
    assert "BORRADOR" in text


@pytest.mark.parametrize("option", ["--letterhead", "--logo"])
def test_a_letterhead_that_is_none_is_refused_before_anything_is_read(
    leukoview, smear, tmp_path, capsys, option
):
    (tmp_path / "text.txt").write_text("I am a text.")
    wanted = ("--report", tmp_path / "a.pdf", option, tmp_path / "text.txt")
    assert leukoview("read", smear, *wanted, bench=UnwantedBench) == 2
    assert "“" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()
