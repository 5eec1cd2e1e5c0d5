"""What a laboratory prints on is checked before anything is printed."""

import io
import json

import pytest
from PIL import Image

from leukoview.engine.errors import LetterheadError
from leukoview.engine.report import Letterhead, letterhead_file
from leukoview.engine.stationery import LARGEST_LOGO, checked, checked_logo, logo_file


def png(size=(40, 20), form="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, "#0055aa").save(out, form)
    return out.getvalue()


def written(folder, **parts):
    (folder / "logo.png").write_bytes(png())
    path = folder / "head.json"
    path.write_text(json.dumps(parts), encoding="utf-8")
    return path


def test_a_letterhead_is_read_with_the_logo_beside_it(tmp_path):
    path = written(tmp_path, name="Lab", lines=["1 Street", "Town"], logo="logo.png")
    assert letterhead_file(path) == Letterhead("Lab", ("1 Street", "Town"), png())


def test_a_letterhead_may_have_no_logo(tmp_path):
    assert letterhead_file(written(tmp_path, name="Lab")) == Letterhead("Lab")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_png_and_jpeg_are_logos(form):
    assert checked_logo(png(form=form))


@pytest.mark.parametrize(
    "content",
    [b"", b"I am a text, not a logo.", png()[:60], png(form="BMP"), png(form="GIF")],
    ids=["empty", "text", "cut", "bmp", "gif"],
)
def test_what_is_no_logo_is_refused_in_words(tmp_path, content):
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(LetterheadError, match=r"“logo\.png” is no PNG or JPEG image"):
        logo_file(path)


def test_a_logo_of_too_many_bytes_is_refused(tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(png() + bytes(LARGEST_LOGO))
    with pytest.raises(LetterheadError, match="too large for a logo: at most 2 MB"):
        logo_file(path)


def test_a_logo_of_too_many_pixels_is_refused():
    with pytest.raises(LetterheadError, match="5000 × 1 pixels"):
        checked_logo(png((5000, 1)), "wide.png")


def test_a_logo_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(LetterheadError, match="cannot be read: No such file"):
        letterhead_file(written(tmp_path, logo="none.png"))


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"nam": "x"}', b'{"lines": 3}'])
def test_a_file_that_is_no_letterhead_is_refused(tmp_path, content):
    path = tmp_path / "head.json"
    path.write_bytes(content)
    with pytest.raises(LetterheadError, match="is no letterhead"):
        letterhead_file(path)


def test_too_much_text_is_refused():
    with pytest.raises(LetterheadError, match="at most 6 lines"):
        checked(Letterhead("Lab", ("line",) * 7))
    with pytest.raises(LetterheadError, match="at most 120 characters"):
        checked(Letterhead("L" * 121))
