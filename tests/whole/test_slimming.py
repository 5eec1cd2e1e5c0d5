"""An installed program has all that it asks for; what was made smaller works as before."""

import importlib
import io
import os
import shutil
import subprocess
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

import PySide6
import pytest
from fontTools.ttLib import TTFont

from leukoview.engine.report import scripts

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def part(name):
    """A module of the folder `packaging`, which is no package."""
    sys.path.insert(0, str(PACKAGING))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PACKAGING))


def test_a_packed_typeface_gives_the_letters_of_the_plain_one(tmp_path):
    plain = tmp_path / "NotoSansHebrew[wght].ttf"
    shutil.copy(files("manimgx_fonts") / plain.name, plain)
    letters = "כהן דוד"
    known = scripts._characters(plain)
    cut = outlines(scripts._cut_out(plain, letters, "Cut", scripts.REGULAR), letters)
    part("typefaces")._pack(plain)
    packed = plain.with_name(f"{plain.name}.xz")
    assert not plain.exists()
    assert scripts._characters(packed) == known
    assert outlines(scripts._cut_out(packed, letters, "Cut", scripts.REGULAR), letters) == cut


def outlines(content, letters):
    with TTFont(io.BytesIO(content)) as font:
        names, table = font.getBestCmap(), font["glyf"]
        return [list(table[names[ord(one)]].getCoordinates(table)[0]) for one in letters]


@pytest.mark.parametrize("name", ["NotoSansTC[wght].ttf", "NotoEmoji[wght].ttf"])
def test_what_is_cut_out_of_a_typeface_is_what_it_is_never_asked_for(name):
    """The rules of the packer are those of the report: who is asked first, and for what."""
    typefaces = part("typefaces")
    asked = [file.name for file in scripts._files({"\u738b"})]
    assert asked.index(typefaces.ASKED_FIRST) < asked.index(typefaces.ASKED_NEXT)
    assert not scripts._is_settable(chr(typefaces.LAST_OF_PLANE + 1))
    assert name in asked


def test_no_script_whose_typeface_is_left_out_can_be_written():
    noto = files("manimgx_fonts")
    for script in part("typefaces").NOT_WRITTEN:
        letters = {chr(code) for code in scripts._characters(noto / f"NotoSans{script}[wght].ttf")}
        own = {one for one in letters if script.upper() in unicodedata.name(one, "")}
        basic = [one for one in own if "EXTENDED" not in unicodedata.name(one) and one < "\u18ff"]
        assert basic
        assert not [one for one in basic if scripts._is_settable(one)], script


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("ld"), reason="Qt has ICU's tables on Linux alone"
)
def test_words_sort_and_change_case_by_the_cut_tables_as_by_the_whole(tmp_path):
    whole = next(Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so*"))
    cut = tmp_path / whole.name
    shutil.copy(whole, cut)
    assert part("icu").cut_icu(cut) > 20_000_000
    code = (
        "from PySide6.QtCore import QCollator, QLocale\n"
        "words = ['ñu', 'nz', 'Ángel', 'zeta', 'a10', 'a9', 'Öl', 'straße']\n"
        "for name in ('en_US', 'es_ES', 'es_MX', 'de_DE'):\n"
        "    sorts = QCollator(QLocale(name))\n"
        "    sorts.setNumericMode(True)\n"
        "    print(sorted(words, key=sorts.sortKey), QLocale(name).toUpper('straße ñu'))\n"
    )

    def said(more):
        words = [sys.executable, "-c", code]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **more}
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=True)

    by_whole, by_cut = said({}), said({"LD_PRELOAD": str(cut)})
    assert by_cut.stdout == by_whole.stdout
    assert not by_cut.stderr


def test_a_library_stays_only_where_something_that_runs_leads_to_it():
    entries = [
        ("pkg/_fast.so", "/a/_fast.so", "EXTENSION"),
        ("pkg.libs/libnear.so.1", "/a/libnear.so.1", "BINARY"),
        ("libfar.so.2", "/b/libfar.so.2", "BINARY"),
        ("liblonely.so.3", "/b/liblonely.so.3", "BINARY"),
        ("liblonely.so.3", "pkg.libs/liblonely.so.3", "SYMLINK"),
        ("pkg/card.json", "/a/card.json", "DATA"),
    ]
    linked = {"/a/_fast.so": ["libnear.so.1"], "/a/libnear.so.1": ["libfar.so.2", "libc.so.6"]}
    kept = part("slimming").linked(entries, lambda source: linked.get(source, []))
    assert [name for name, _, _ in kept] == [
        *("pkg/_fast.so", "pkg.libs/libnear.so.1", "libfar.so.2", "pkg/card.json")
    ]


def test_of_scikit_image_all_is_kept_that_our_imports_load():
    loaded = part("slimming").loaded_of("skimage")
    assert {"skimage.measure._find_contours_cy", "skimage.segmentation._watershed"} <= loaded
    assert "skimage.restoration" not in loaded
