"""Model files from anybody: what is not exactly a model leaves the shelf as it was."""

import io
import json
import stat
import struct
import warnings
import zipfile
from contextlib import closing

import numpy as np
import pytest

from leukoview.engine.accounts import Person
from leukoview.engine.errors import BundleError, MissingWeightsError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.resources import home
from leukoview.engine.shelf import leukomodel, own_models
from leukoview.engine.shelf.shelf import Shelf
from models import made_model, meddled, network, rezipped

ADA = Person("Ada", Role.ADMIN)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A model file as another laboratory gives it."""
    folder = made_model(tmp_path_factory.mktemp("given") / "own")
    return leukomodel.packed(leukomodel.content_of(folder))


@pytest.fixture
def take(tmp_path):
    """Takes in a file of these bytes."""

    def taking(content):
        path = tmp_path / "given.leukomodel"
        path.write_bytes(content)
        with closing(Lab(home() / FILE_NAME)) as lab:
            return Shelf(lab, network=network).import_model(path, ADA)

    return taking


def nothing_was_taken():
    with closing(Lab(home() / FILE_NAME)) as lab:
        assert lab.deeds() == ()
    left = own_models().iterdir() if own_models().exists() else ()
    return [path.name for path in left if path.name != ".lock"] == []


def entry(name, mode=0):
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def added(name, content=b"x", mode=0):
    return lambda entries: [*entries, (entry(name, mode), content)]


def without(name):
    return lambda entries: [(one, part) for one, part in entries if one.filename != name]


def linked(entries):
    return [
        (entry(one.filename, stat.S_IFLNK | 0o777), b"/etc/passwd")
        if one.filename == "MODEL_CARD.md"
        else (one, part)
        for one, part in entries
    ]


def newer(entries):
    return [
        (one, json.dumps({**json.loads(part), "format": 9}).encode())
        if one.filename == leukomodel.LIST
        else (one, part)
        for one, part in entries
    ]


def test_a_whole_file_is_taken(take, whole):
    assert take(whole).ref.id == "own-1.0"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (added("../../evil"), "no part of a model"),
        (added("/etc/evil"), "no part of a model"),
        (added("C:\\evil"), "no part of a model"),
        (added("golden.npz/"), "no part of a model"),
        (added("run.py"), "no part of a model"),
        (added("held_out.npz"), "not those of its list"),
        (linked, "no plain file"),
        (without("golden.npz"), "missing from it"),
        (without(leukomodel.LIST), "list of files is missing"),
        (newer, "newer program"),
    ],
)
def test_a_file_with_anything_else_in_it_is_refused(take, whole, change, why):
    with pytest.raises(BundleError, match=why):
        take(rezipped(whole, change))
    assert nothing_was_taken()


def test_an_entry_that_is_there_twice_is_refused(take, whole):
    with warnings.catch_warnings(action="ignore"):
        twice = rezipped(whole, added("MODEL_CARD.md"))
    with pytest.raises(BundleError, match="twice"):
        take(twice)
    assert nothing_was_taken()


@pytest.mark.parametrize(
    "part", sorted(leukomodel.LARGEST.keys() - {leukomodel.HELD_OUT, leukomodel.NETWORK})
)
def test_one_flipped_byte_is_noticed_wherever_it_is(take, whole, part):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        info = archive.getinfo(part)
    content = bytearray(whole)
    content[info.header_offset + 30 + len(part) + info.file_size // 2] ^= 1
    with pytest.raises(BundleError, match="no model file"):
        take(bytes(content))
    assert nothing_was_taken()


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 5000])
def test_what_is_no_archive_is_refused(take, content):
    with pytest.raises(BundleError, match="damaged, or no such file"):
        take(content)


def test_a_file_cut_short_is_refused(take, whole):
    with pytest.raises(BundleError, match="no model file"):
        take(whole[: len(whole) // 2])


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BundleError, match=r"“none\.leukomodel” cannot be read"):
        leukomodel.unpacked(tmp_path / "none.leukomodel")


def test_a_bomb_is_refused_by_its_size_before_it_is_unpacked(take, whole):
    def bomb(entries):
        made = entry("MODEL_CARD.md")
        made.compress_type = zipfile.ZIP_DEFLATED
        return [
            (made, bytes(64 * 2**20)) if one.filename == "MODEL_CARD.md" else (one, part)
            for one, part in entries
        ]

    content = rezipped(whole, bomb)
    assert len(content) < 2 * len(whole)
    with pytest.raises(BundleError, match="too large"):
        take(content)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_further(take, whole):
    made = entry("MODEL_CARD.md")
    made.compress_type = zipfile.ZIP_DEFLATED
    parts = without("MODEL_CARD.md")
    content = rezipped(whole, lambda entries: [*parts(entries), (made, bytes(4 * 2**20))])
    size = struct.pack("<L", 4 * 2**20)
    assert content.count(size) == 2
    with pytest.raises(BundleError, match="damaged"):
        take(content.replace(size, struct.pack("<L", 100)))
    assert nothing_was_taken()


def repacked(tmp_path, name, change):
    """A file whose lists all agree, with one part made up."""
    folder = meddled(made_model(tmp_path / "made"), name, change)
    return leukomodel.packed(leukomodel.content_of(folder))


def huge(content):
    """Claims an array of 8 TB, and holds nothing of it."""
    header = io.BytesIO()
    shape = {"descr": "<f8", "fortran_order": False, "shape": (10**12,)}
    np.lib.format.write_array_header_1_0(header, shape)
    return rezipped(content, lambda entries: [(entries[0][0], header.getvalue()), *entries[1:]])


def inner_bomb(content):
    """Says that it unpacks to more than is taken."""
    made = entry("bomb.npy")
    made.compress_type = zipfile.ZIP_DEFLATED
    size, claimed = (struct.pack("<L", n * 2**20) for n in (3, 600))
    bomb = rezipped(content, lambda entries: [*entries, (made, bytes(3 * 2**20))])
    assert bomb.count(size) == 2
    return bomb.replace(size, claimed)


def of_objects(content):
    out = io.BytesIO()
    np.savez(out, crops=np.array([{}], object))
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (huge, "arrays that are none"),
        (inner_bomb, "arrays that are none"),
        (of_objects, "arrays that are none"),
        (lambda _: b"no archive", "damaged"),
    ],
)
def test_arrays_that_are_none_are_refused_before_they_are_made(take, tmp_path, change, why):
    content = repacked(tmp_path, "golden.npz", change)
    with pytest.raises(BundleError, match=f"golden.*{why}"):
        take(content)
    assert nothing_was_taken()


def otherwise(name, change):
    def changing(content):
        with np.load(io.BytesIO(content)) as arrays:
            parts = dict(arrays)
        parts[name] = change(parts[name])
        out = io.BytesIO()
        np.savez(out, **parts)
        return out.getvalue()

    return changing


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (otherwise("probabilities", lambda rows: rows[:, ::-1]), "golden rows"),
        (otherwise("probabilities", lambda rows: rows * np.nan), "golden rows"),
        (otherwise("features", lambda rows: rows[:, :3]), "do not fit together"),
        (otherwise("crops", lambda crops: 255 - crops), "reads otherwise here"),
    ],
)
def test_a_model_that_says_something_else_than_it_did_is_refused(take, tmp_path, change, why):
    with pytest.raises(BundleError, match=why):
        take(repacked(tmp_path, "golden.npz", change))
    assert nothing_was_taken()


def test_a_classifier_that_is_none_is_refused(take, tmp_path):
    def deep(_):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("schema.json", "[" * 50_000)
        return out.getvalue()

    with pytest.raises(BundleError, match=r"damaged|do not fit"):
        take(repacked(tmp_path, "classifier.skops", deep))
    assert nothing_was_taken()


def test_a_model_of_a_newer_format_asks_for_an_update(take, tmp_path):
    content = leukomodel.content_of(made_model(tmp_path / "made"))
    manifest = json.loads(content["manifest.json"]) | {"format": 999}
    content["manifest.json"] = json.dumps(manifest).encode()
    with pytest.raises(BundleError, match="newer program"):
        take(leukomodel.packed(content))
    assert nothing_was_taken()


def test_a_model_whose_network_is_not_here_is_refused(take, tmp_path):
    folder = made_model(tmp_path / "made")
    content = leukomodel.content_of(folder)
    manifest = json.loads(content["manifest.json"]) | {"backbone": "somebody_elses"}
    content["manifest.json"] = json.dumps(manifest).encode()
    with pytest.raises(MissingWeightsError, match="somebody_elses"):
        take(leukomodel.packed(content))
    assert nothing_was_taken()
