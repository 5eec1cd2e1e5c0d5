"""The library: what is taken in, what is refused and why, and how doubtful cells are settled."""

import io
import os
import signal
import struct
import subprocess
import sys
import zlib
from contextlib import closing
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import from_folders
from leukoview.engine.errors import LabError, OutputError, TrainingDataError
from leukoview.engine.lab import Lab
from leukoview.engine.lab.deeds import CellsRelabelled, CellsTaken, DisputeSettled, PatientGiven
from leukoview.engine.library import LEAVE_OUT, LabelMap, Library, Why, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.exporting import export
from leukoview.engine.library.learning import dataset_of
from leukoview.engine.library.offers import from_path
from leukoview.engine.progress import Cancelled
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.taxonomy import Lineage, named
from tests.engine.drawn_cells import draw

AT = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
KEYS = ("aml_m3", "aml_m3", "benign", "benign")


@pytest.fixture
def library(tmp_path):
    with closing(Lab(tmp_path / "lab" / "lab.sqlite", lambda: AT)) as lab:
        yield Library(lab)


@pytest.fixture(autouse=True)
def _lab_folder(tmp_path):
    (tmp_path / "lab").mkdir()


@pytest.fixture
def cells(tmp_path):
    return tmp_path / "cells"


def uneven(seed=0, key="aml_m3"):
    """A drawn cell that looks like no other: blots of its own in nucleus and smear."""
    image = np.asarray(draw(key, np.random.default_rng(seed))).astype(int)
    blots = np.random.default_rng(seed).normal(0, 40, (10, 10, 1)).repeat(3, 2)
    big = np.kron(blots, np.ones((16, 16, 1)))
    inside = (image.sum(axis=2, keepdims=True) < 560) * big
    return Image.fromarray((image + inside).clip(0, 255).astype(np.uint8))


DOTS = (127_000, 127_000)
"""Per inch, at 0.2 µm per pixel: a scale that need not be estimated."""


def laid_out(folder, *cells, **saved):
    """Images as class/patient/name; each given with its seed, or as an image."""
    for place, image in cells:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        drawn = uneven(image) if isinstance(image, int) else image
        drawn.save(folder / place, **(saved or {"dpi": DOTS}))
    return folder


def taken(library, data, *, said=(), **options):
    offer = from_path(data)
    return add(library, offer, proposed(offer.labels).all_changed(said), "Ada", **options)


def reasons(taken):
    return [(skip.where, skip.why) for skip in taken.skipped]


def four_patients(folder):
    return laid_out(
        folder,
        ("aml_m3/A/1.png", 1),
        ("aml_m3/B/2.png", 2),
        ("benign/C/3.png", 3),
        ("benign/D/4.png", 4),
    )


def test_folders_come_in_with_patient_source_labeller_and_date(library, cells):
    new = taken(library, four_patients(cells))
    first = library.cells()[0]
    assert len(new.cells) == 4
    assert not new.skipped
    assert (first.label, first.patient, first.source, first.origin) == (
        "aml_m3",
        "A",
        "cells",
        "aml_m3/A/1.png",
    )
    assert (first.labeller, first.at) == ("Ada", AT)
    assert library.lab.deeds()[0].deed == CellsTaken("cells", 4, 0)


def test_an_image_lies_under_its_digest_for_its_owner_alone(library, cells):
    taken(library, four_patients(cells))
    cell = library.cells()[0]
    assert cell.path.name == cell.image
    assert cell.path.read_bytes() == (cells / "aml_m3/A/1.png").read_bytes()
    assert cell.path.stat().st_mode & 0o077 == 0
    assert cell.path.parent.stat().st_mode & 0o077 == 0


def test_the_same_again_is_here_already(library, cells):
    taken(library, four_patients(cells))
    again = taken(library, cells)
    assert again.reasons == {Why.HERE: 4}
    assert len(library.cells()) == 4
    assert library.disputes() == ()


def test_cells_without_a_patient_are_refused_unless_asked_for(library, cells):
    laid_out(cells, ("aml_m3/1.png", 1), ("benign/2.png", 2))
    assert taken(library, cells).reasons == {Why.NO_PATIENT: 2}
    assert len(taken(library, cells, patients_unknown=True).cells) == 2


def test_unknown_patients_mark_the_data_set(library, cells):
    laid_out(cells, ("aml_m3/1.png", 1), ("benign/P/2.png", 2))
    taken(library, cells, patients_unknown=True)
    chosen = dataset_of(library)
    assert not chosen.dataset.groups_known
    assert "Patients unknown: results optimistic." in chosen.said


def test_a_patient_that_becomes_known_is_given_to_the_cell_that_is_here(library, cells, tmp_path):
    taken(library, laid_out(cells, ("aml_m3/1.png", 1)), patients_unknown=True)
    again = taken(library, laid_out(tmp_path / "again", ("aml_m3/P/1.png", 1)))
    assert again.named == 1
    assert [cell.patient for cell in library.cells()] == ["P"]
    assert len(library.lab.latest(PatientGiven)) == 1


def test_a_label_that_nobody_explained_is_not_guessed(library, cells):
    laid_out(cells, ("blast/A/1.png", 1), ("M3/B/2.png", 2), ("junk/C/3.png", 3))
    new = taken(library, cells, said=[("junk", "")])
    assert [cell.label for cell in library.cells()] == ["aml_m3"]
    assert reasons(new) == [
        ("blast/A/1.png", Why.NO_CLASS),
        ("junk/C/3.png", Why.LEFT_OUT),
    ]


def test_what_cannot_be_used_is_skipped_with_its_reason(library, cells, tmp_path):
    laid_out(cells, ("benign/A/1.png", 1), ("benign/A/empty.png", Image.new("RGB", (90, 90))))
    laid_out(cells, ("benign/A/large.png", Image.new("RGB", (2100, 90))))
    (cells / "benign/A/broken.png").write_bytes(b"no image")
    (cells / "benign/A/bomb.png").write_bytes(claiming(60_000, 60_000))
    outside = laid_out(tmp_path / "elsewhere", ("x.png", 7)) / "x.png"
    (cells / "benign/A/link.png").symlink_to(outside)
    (cells / "benign/A/loop.png").symlink_to("loop.png")
    os.mkfifo(cells / "benign/A/pipe.png")
    new = taken(library, cells)
    assert dict(reasons(new)) == {
        "benign/A/loop.png": Why.UNREADABLE,
        "benign/A/pipe.png": Why.UNREADABLE,
        "benign/A/empty.png": Why.NO_CELL,
        "benign/A/large.png": Why.NO_CROP,
        "benign/A/broken.png": Why.UNREADABLE,
        "benign/A/bomb.png": Why.NO_CROP,
        "benign/A/link.png": Why.OUTSIDE,
    }
    assert any("60000 × 60000 pixels" in str(skip) for skip in new.skipped)
    assert len(library.cells()) == 1


def claiming(width, height):
    """The head of a PNG file that claims a size and has no pixels."""

    def chunk(kind, body):
        sums = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", sums)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def table(folder, text, encoding="utf-8"):
    folder.mkdir(exist_ok=True)
    path = folder / "labels.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_spreadsheets_table_with_semicolons_and_bom_is_read(library, cells):
    laid_out(cells, ("a.png", 1))
    text = "Image;Label;Patient;Source;Microns_per_pixel\r\na.png;Normal;Ángel 王;own;0,19\r\n"
    taken(library, table(cells, text, "utf-8-sig"))
    (cell,) = library.cells()
    assert (cell.label, cell.patient, cell.source) == ("benign", "Ángel 王", "own")
    assert cell.scale.microns_per_pixel == pytest.approx(0.19)


def test_lines_that_cannot_be_used_are_named_by_number(library, cells, tmp_path):
    laid_out(cells, ("a.png", 1), ("b.png", 2))
    outside = laid_out(tmp_path, ("out.png", 3)) / "out.png"
    text = "\n".join(
        [
            "image,label,patient,microns_per_pixel",
            "a.png,benign,A,",
            "../out.png,benign,A,",
            f"{outside},benign,A,",
            "gone.png,benign,A,",
            "b.png,,A,",
            "b.png,benign,A,300",
            "b.png,benign,A,0.2,more",
        ]
    )
    new = taken(library, table(cells, text))
    assert sorted(reasons(new)) == sorted(
        [
            ("“../out.png” (line 3)", Why.OUTSIDE),
            (f"“{outside}” (line 4)", Why.OUTSIDE),
            ("“gone.png” (line 5)", Why.UNREADABLE),
            ("“labels.csv” (line 6)", Why.NO_LABEL),
            ("“labels.csv” (line 7)", Why.BAD_LINE),
            ("“labels.csv” (line 8)", Why.BAD_LINE),
        ]
    )
    assert len(new.cells) == 1


@pytest.mark.parametrize("text", ["picture,label\na.png,x\n", "", "image\n"])
def test_a_table_without_its_columns_is_refused(cells, text):
    with pytest.raises(TrainingDataError, match="lacks the columns"):
        from_path(table(cells, text))


def test_a_table_that_is_no_text_is_refused(cells):
    with pytest.raises(TrainingDataError, match="cannot be read as a table"):
        from_path(table(cells, "image,label\ná.png,x\n", "cp1252"))


def test_a_name_that_is_no_text_is_kept_readable(library, cells):
    folder = laid_out(cells, ("benign/A/1.png", 1)) / "benign"
    (folder / "A").rename(folder / os.fsdecode(b"\xff\xfe"))
    taken(library, cells)
    assert library.cells()[0].patient == r"\xff\xfe"


def test_a_turned_and_recompressed_copy_under_another_patient_is_caught(library, cells, tmp_path):
    taken(library, four_patients(cells))
    turned = uneven(1).transpose(Image.Transpose.ROTATE_90)
    squeezed = io.BytesIO()
    turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(squeezed, "JPEG", quality=88)
    laid_out(tmp_path / "more", ("aml_m3/X/9.png", Image.open(squeezed)))
    new = taken(library, tmp_path / "more")
    (dispute,) = library.disputes()
    assert new.to_settle == 1
    assert dispute.leaks
    assert not dispute.contradicts
    assert not dispute.exact
    assert "two patients (“A” and “X”" in dispute.said


def test_cells_of_a_dispute_stay_out_until_it_is_settled(library, cells):
    four_patients(cells)
    laid_out(cells, ("aml_m3/X/9.png", uneven(1).transpose(Image.Transpose.ROTATE_180)))
    taken(library, cells)
    chosen = dataset_of(library)
    assert (len(chosen.dataset.samples), chosen.to_settle) == (3, 2)
    assert "2 cells of the library stay out" in chosen.said[0]
    library.same_patient(library.disputes()[0].number, "Eva")
    chosen = dataset_of(library)
    assert (len(chosen.dataset.samples), chosen.to_settle) == (5, 0)


def one_patient_twice(library, cells):
    """Patient A came in again as X, every image turned, and one more of X."""
    laid_out(
        cells,
        *((f"aml_m3/A/{n}.png", n) for n in (1, 2)),
        *((f"aml_m3/X/{n}.png", uneven(n).transpose(Image.Transpose.ROTATE_270)) for n in (1, 2)),
        ("aml_m3/X/6.png", 6),
    )
    taken(library, cells)


def test_merging_two_patients_settles_every_pair_of_theirs(library, cells):
    one_patient_twice(library, cells)
    first, _second = library.disputes()
    library.same_patient(first.number, "Eva")
    assert library.disputes() == ()
    assert {cell.patient for cell in library.cells()} == {"A"}
    (done,) = library.lab.latest(DisputeSettled)
    assert (done.by, done.deed.patient, done.deed.formerly) == ("Eva", "A", "X")


def test_what_was_merged_is_not_asked_again_when_it_comes_again(library, cells):
    one_patient_twice(library, cells)
    library.same_patient(library.disputes()[0].number, "Eva")
    assert taken(library, cells).reasons == {Why.HERE: 5}
    assert library.disputes() == ()


def test_one_image_with_two_labels_is_settled_by_saying_which(library, cells):
    laid_out(cells, ("aml_m3/A/1.png", 1), ("benign/A/1.png", 1))
    taken(library, cells)
    (dispute,) = library.disputes()
    assert dispute.exact
    assert dispute.contradicts
    library.label_is(dispute.number, "benign", "Eva")
    assert library.disputes() == ()
    assert [(c.label, c.out) for c in library.cells()] == [("benign", False), ("benign", True)]
    assert taken(library, cells).to_settle == 0


def test_a_leak_with_two_labels_needs_both_answers(library, cells):
    laid_out(cells, ("aml_m3/A/1.png", 1), ("benign/B/1.png", 1))
    taken(library, cells)
    number = library.disputes()[0].number
    library.label_is(number, "benign", "Eva")
    (left,) = library.disputes()
    assert left.leaks
    assert not left.contradicts
    library.same_patient(number, "Eva", "B")
    assert library.disputes() == ()


def test_keeping_one_takes_the_other_out(library, cells):
    laid_out(cells, ("aml_m3/A/1.png", 1), ("benign/B/1.png", 1))
    taken(library, cells)
    dispute = library.disputes()[0]
    library.keep_one(dispute.number, dispute.other.id, "Eva")
    assert library.disputes() == ()
    assert [cell.label for cell in library.cells() if not cell.out] == ["benign"]
    assert taken(library, cells).reasons == {Why.TAKEN_OUT: 1, Why.HERE: 1}


def test_different_cells_may_both_stay_unless_they_are_one_file(library, cells):
    laid_out(cells, ("aml_m3/A/1.png", 1), ("aml_m3/B/1.png", 1))
    laid_out(cells, ("aml_m3/C/1.png", uneven(1).transpose(Image.Transpose.ROTATE_90)))
    taken(library, cells)
    exact = next(one for one in library.disputes() if one.exact)
    with pytest.raises(LabError, match="same image"):
        library.keep_both(exact.number, "Eva")
    for one in library.disputes():
        if not one.exact:
            library.keep_both(one.number, "Eva")
    assert library.disputes() == (exact,)


def test_no_patient_can_be_merged_with_nobody(library, cells):
    laid_out(cells, ("aml_m3/1.png", 1), ("benign/1.png", 1))
    taken(library, cells, patients_unknown=True)
    with pytest.raises(LabError, match="Of neither cell"):
        library.same_patient(library.disputes()[0].number, "Eva")


def test_corrections_are_deeds_and_unknown_cells_are_refused(library, cells):
    taken(library, four_patients(cells))
    first, second, *_ = (cell.id for cell in library.cells())
    library.relabel([first], "aml_auer_rods", "Eva", "seen again")
    library.give_patient([second], "Z", "Eva")
    library.take_out([first], "Eva")
    library.put_back([first], "Eva")
    assert library.cells()[0].label == "aml_auer_rods"
    assert library.lab.latest(CellsRelabelled)[0].deed.reason == "seen again"
    with pytest.raises(LabError, match="no cell"):
        library.take_out([first, "nobody"], "Eva")
    with pytest.raises(LabError, match="key of a class"):
        library.relabel([first], "../x", "Eva")
    assert len(library.lab.deeds()) == 5


def test_counts_say_what_is_in_the_way(library, cells):
    four_patients(cells)
    laid_out(cells, ("aml_m3/X/9.png", uneven(1).transpose(Image.Transpose.ROTATE_180)))
    taken(library, cells)
    library.take_out([library.cells()[-1].id], "Eva")
    apl, normal = library.counts()
    assert (apl.cells, apl.patients, apl.to_settle) == (1, 1, 2)
    assert (normal.cells, normal.out) == (1, 1)


def test_a_cancel_leaves_the_library_as_it_was(library, cells, tmp_path):
    taken(library, four_patients(cells))
    before, files = library.cells(), images_of(library)

    def stop(done, _total):
        if done == 2:
            raise Cancelled

    laid_out(tmp_path / "more", *((f"benign/Z/{n}.png", n) for n in range(10, 14)))
    with pytest.raises(Cancelled):
        taken(library, tmp_path / "more", check_in=stop)
    assert library.cells() == before
    assert images_of(library) == files
    assert len(library.lab.deeds()) == 1


def images_of(library):
    return sorted(path for path in library.folder.glob("*/*"))


def test_a_kill_in_the_middle_leaves_a_valid_library_and_no_picture(library, cells):
    laid_out(cells, *((f"benign/{n}/{n}.png", n) for n in range(6)))
    script = (
        "import sys, os, signal; from pathlib import Path\n"
        "from leukoview.engine.lab import Lab\n"
        "from leukoview.engine.library import Library, proposed\n"
        "from leukoview.engine.library.adding import add\n"
        "from leukoview.engine.library.offers import from_path\n"
        "offer = from_path(Path(sys.argv[2]))\n"
        "def die(done, total):\n"
        "    if done == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "add(Library(Lab(Path(sys.argv[1]))), offer, proposed(offer.labels), 'Ada', check_in=die)\n"
    )
    path = str(library.lab.path)
    killed = subprocess.run([sys.executable, "-c", script, path, str(cells)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(images_of(library)) == 3
    assert library.cells() == ()
    assert library.lab.verify() == 0
    assert len(taken(library, cells).cells) == 6
    assert len(images_of(library)) == 6


def test_two_programs_never_add_at_once(library, cells):
    def other(done, _total):
        if done == 1:
            with pytest.raises(LabError, match="Another LeukoView"):
                taken(library, cells)

    assert len(taken(library, four_patients(cells), check_in=other).cells) == 4


def test_classes_sources_and_drawn_cells_are_chosen(library, cells, tmp_path):
    taken(library, four_patients(cells))
    drawn = uneven(8)
    exif = drawn.getexif()
    exif[0x010E] = PRACTICE_MARK
    (tmp_path / "drawn/benign/A").mkdir(parents=True)
    drawn.save(tmp_path / "drawn/benign/A/8.png", exif=exif)
    taken(library, tmp_path / "drawn")
    assert len(dataset_of(library).dataset.samples) == 4
    assert len(dataset_of(library, classes=["benign"]).dataset.samples) == 2
    assert len(dataset_of(library, sources=["drawn"]).dataset.samples) == 0
    assert len(dataset_of(library, sources=["drawn"], practice=True).dataset.samples) == 1


def test_a_data_set_of_the_library_is_cropped_as_one_of_the_folder_would_be(library, cells):
    laid_out(cells, *((f"{k}/{n}/1.png", n) for n, k in enumerate(KEYS)), optimize=True)
    taken(library, cells)
    recipe = CropRecipe(pixels=32)
    assert np.array_equal(
        dataset_of(library).dataset.crops(recipe), from_folders(cells).crops(recipe)
    )


def test_what_is_exported_comes_in_again_as_it_was(library, cells, tmp_path):
    laid_out(cells, ("a.png", 1), ("b.png", 2), ("c.png", 3))
    lines = "image,label,patient\na.png,M3,=1+1\nb.png,L1,../é 王\nc.png,normal,CON\n"
    taken(library, table(cells, lines))
    assert export(library, tmp_path / "out", "Ada") == 3
    with closing(Lab(tmp_path / "other.sqlite")) as lab:
        again = Library(lab)
        taken(again, tmp_path / "out" / "labels.csv")
        told = [(c.label, c.patient, c.image, c.scale) for c in again.cells()]
    ours = [(c.label, c.patient, c.image, c.scale.microns_per_pixel) for c in library.cells()]
    assert [(*one[:3], one[3].microns_per_pixel) for one in told] == ours
    assert (tmp_path / "out/benign/CON_").is_dir()


def test_nothing_is_exported_over_what_is_there(library, cells, tmp_path):
    with pytest.raises(LabError, match="no cell"):
        export(library, tmp_path / "out", "Ada")
    taken(library, four_patients(cells))
    with pytest.raises(OutputError, match="already there"):
        export(library, cells, "Ada")


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("L1", "all_l1"),
        ("FAB M2", "aml_m2"),
        ("AML-M3", "aml_m3"),
        ("Leucemia Promielocítica Aguda", "aml_m3"),
        ("M5", "aml_m5"),
        ("Lymphoblasts", "all_lymphoblast"),
        ("linfocito", "benign"),
        ("Normal leukocyte or precursor", "benign"),
        ("benign_nrbc", "benign_nrbc"),
        ("Artefacto", LEAVE_OUT),
    ],
)
def test_usual_words_are_proposed(label, key):
    assert proposed([label]).of(label) == key


@pytest.mark.parametrize("label", ["AML", "blast", "promyelocyte", "xyz", "L4"])
def test_what_means_several_classes_is_left_to_a_person(label):
    assert proposed([label]).of(label) is None
    assert LabelMap().changed(label, "aml_m1").of(f" {label} ") == "aml_m1"


@pytest.mark.parametrize(
    ("key", "name", "lineage"),
    [
        ("aml_auer_rods", "Auer rods (AML)", Lineage.AML),
        ("all_ph_like", "Ph like (ALL)", Lineage.ALL),
        ("benign_nrbc", "Nrbc (benign)", Lineage.BENIGN),
        ("odd", "odd", Lineage.OTHER),
        ("aml_", "aml_", Lineage.OTHER),
    ],
)
def test_an_own_class_says_its_lineage_in_its_key(key, name, lineage):
    assert (named(key).name, named(key).lineage) == (name, lineage)
