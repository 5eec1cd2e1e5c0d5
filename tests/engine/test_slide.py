import io

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, PngImagePlugin

from leukoview.engine.case import Box
from leukoview.engine.errors import ImageTooLargeError, UnreadableImageError
from leukoview.engine.slide import PRACTICE_MARK, ArraySlide, cut, is_drawn, open_slide

PINK = (220, 150, 180)


def picture(width=64, height=48, colour=PINK):
    image = Image.new("RGB", (width, height), colour)
    image.paste((90, 40, 140), (10, 10, 20, 20))
    return image


def whole(slide):
    return slide.read(Box(0, 0, slide.width, slide.height))


@pytest.mark.parametrize("suffix", ["png", "bmp", "tif", "webp", "jpg"])
def test_every_format_gives_the_same_colours(tmp_path, suffix):
    path = tmp_path / f"smear.{suffix}"
    picture().save(path, **({"lossless": True} if suffix == "webp" else {}))
    slide = open_slide(path)
    assert (slide.width, slide.height) == (64, 48)
    assert np.abs(whole(slide)[40, 50].astype(int) - PINK).max() <= 3


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "LA"])
def test_every_colour_mode_becomes_rgb(tmp_path, mode):
    path = tmp_path / ("smear.tif" if mode == "CMYK" else "smear.png")
    picture().convert(mode).save(path)
    assert whole(open_slide(path)).shape == (48, 64, 3)


def test_a_name_that_lies_about_the_format_does_not_matter(tmp_path):
    path = tmp_path / "smear.jpg"
    picture().save(path, format="PNG")
    assert open_slide(path).width == 64


def test_transparency_is_shown_on_white_and_said(tmp_path):
    path = tmp_path / "smear.png"
    Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(path)
    slide = open_slide(path)
    assert whole(slide).min() == 255
    assert "Transparent" in slide.notes[0]


def test_an_exif_rotation_is_honoured(tmp_path):
    path = tmp_path / "smear.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    picture().save(path, exif=exif)
    assert (open_slide(path).width, open_slide(path).height) == (48, 64)


@pytest.mark.parametrize(("top", "depth"), [(4_095, 12), (65_535, 16)])
def test_deep_grey_is_reduced_by_the_cameras_depth(tmp_path, top, depth):
    path = tmp_path / "smear.tif"
    tifffile.imwrite(path, np.linspace(0, top, 64 * 64).reshape(64, 64).astype(np.uint16))
    slide = open_slide(path)
    assert whole(slide).max() == 255
    assert f"{depth} bits" in slide.notes[0]


def test_deep_colour_is_reduced_too(tmp_path):
    path = tmp_path / "smear.tif"
    tifffile.imwrite(path, np.full((40, 40, 3), 51_400, np.uint16), photometric="rgb")
    assert whole(open_slide(path))[0, 0].tolist() == [200, 200, 200]


def test_a_colour_profile_is_applied(tmp_path):
    path = tmp_path / "smear.tif"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    Image.new("LAB", (32, 32), (160, 0, 0)).save(path, icc_profile=profile.tobytes())
    slide = open_slide(path)
    assert "profile" in slide.notes[0]


def test_a_damaged_colour_profile_is_ignored_and_said(tmp_path):
    path = tmp_path / "smear.png"
    picture().save(path, icc_profile=b"not a profile")
    slide = open_slide(path)
    assert "profile" in slide.notes[0]
    assert whole(slide)[40, 50].tolist() == list(PINK)


def test_the_first_of_several_pages_is_read_and_said(tmp_path):
    path = tmp_path / "smear.tif"
    picture().save(path, save_all=True, append_images=[picture(), picture()])
    assert "3 images" in open_slide(path).notes[0]


def test_print_resolutions_are_not_taken_for_a_scale(tmp_path):
    path = tmp_path / "smear.png"
    picture().save(path, dpi=(300, 300))
    assert open_slide(path).microns_per_pixel is None


def test_a_microscopes_resolution_is_the_scale(tmp_path):
    path = tmp_path / "smear.png"
    picture().save(path, dpi=(254_000, 254_000))
    assert open_slide(path).microns_per_pixel == pytest.approx(0.1, rel=1e-3)


def test_the_scale_of_a_tiff_is_read_from_ome_xml(tmp_path):
    path = tmp_path / "smear.ome.tif"
    metadata = {"axes": "YXS", "PhysicalSizeX": 0.25, "PhysicalSizeXUnit": "µm"}
    tifffile.imwrite(path, np.zeros((40, 40, 3), np.uint8), photometric="rgb", metadata=metadata)
    assert open_slide(path).microns_per_pixel == pytest.approx(0.25)


def test_the_camera_is_named_from_exif(tmp_path):
    path = tmp_path / "smear.jpg"
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Zeiss", "Axiocam 208"
    picture().save(path, exif=exif)
    assert open_slide(path).camera == "Zeiss Axiocam 208"


def test_a_practice_slide_is_known_by_its_mark(tmp_path):
    path = tmp_path / "smear.png"
    text = PngImagePlugin.PngInfo()
    text.add_text("Description", PRACTICE_MARK)
    picture().save(path, pnginfo=text)
    assert open_slide(path).practice
    picture().save(path)
    assert not open_slide(path).practice


def test_a_practice_slide_is_known_by_a_mark_behind_its_pixels(tmp_path):
    path = tmp_path / "smear.png"
    text = PngImagePlugin.PngInfo()
    text.add(b"tEXt", b"Description\0" + PRACTICE_MARK.encode(), after_idat=True)
    picture().save(path, pnginfo=text)
    assert is_drawn(path)
    assert open_slide(path).practice


def damaged(kind):
    buffer = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 3), np.uint8)
    Image.fromarray(noise).save(buffer, "JPEG" if kind == "half a jpeg" else "PNG")
    content = buffer.getvalue()
    return {
        "a text file": b"this is a letter, not an image",
        "nothing": b"",
        "half a jpeg": content[: len(content) // 2],
        "half a png": content[: len(content) // 2],
        "a tiff header": b"II*\0\x08\0\0\0",
        "noise": bytes(range(256)) * 4,
    }[kind]


@pytest.mark.parametrize(
    "kind", ["a text file", "nothing", "half a jpeg", "half a png", "a tiff header", "noise"]
)
def test_a_file_that_is_no_image_gets_a_sentence(tmp_path, kind):
    path = tmp_path / "ñandú smear.jpg"
    path.write_bytes(damaged(kind))
    with pytest.raises(UnreadableImageError, match="ñandú smear"):
        open_slide(path)


def test_a_missing_file_gets_a_sentence(tmp_path):
    with pytest.raises(UnreadableImageError, match="cannot be opened"):
        open_slide(tmp_path / "gone.png")


def test_a_folder_gets_a_sentence(tmp_path):
    with pytest.raises(UnreadableImageError, match="folder"):
        open_slide(tmp_path)


def test_a_single_pixel_gets_a_sentence(tmp_path):
    path = tmp_path / "dot.png"
    Image.new("RGB", (1, 1)).save(path)
    with pytest.raises(UnreadableImageError, match="1 × 1"):
        open_slide(path)


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path):
    path = tmp_path / "bomb.png"
    Image.new("1", (30_000, 30_000)).save(path)
    with pytest.raises(ImageTooLargeError, match="30000 × 30000"):
        open_slide(path)


def test_levels_show_the_same_smear_coarser():
    slide = ArraySlide(np.asarray(picture(2_000, 1_000)))
    assert slide.downsamples == (1, 2, 4)
    coarse = slide.read(Box(400, 200, 80, 40), level=2)
    assert coarse.shape == (10, 20, 3)
    assert coarse[0, 0].tolist() == list(PINK)


def test_a_cut_past_the_border_repeats_the_last_pixels():
    slide = ArraySlide(np.asarray(picture()))
    patch = cut(slide, Box(-8, 40, 32, 32))
    assert patch.shape == (32, 32, 3)
    assert patch[-1, 0].tolist() == list(PINK)


@pytest.fixture
def pyramid(tmp_path):
    rng = np.random.default_rng(1)
    base = rng.integers(0, 255, (2_300, 2_100, 3), np.uint8)
    path = tmp_path / "slide.tif"
    with tifffile.TiffWriter(path) as file:
        options = {"photometric": "rgb", "tile": (256, 256), "metadata": None}
        resolution = {"resolution": (40_000, 40_000), "resolutionunit": "CENTIMETER"}
        file.write(base, subifds=2, description=PRACTICE_MARK, **options, **resolution)
        file.write(base[::2, ::2], subfiletype=1, **options)
        file.write(base[::4, ::4], subfiletype=1, **options)
    return path, base


def test_a_pyramid_is_read_tile_by_tile(pyramid):
    path, base = pyramid
    slide = open_slide(path)
    assert slide.downsamples == pytest.approx((1, 2, 4), rel=1e-3)
    assert slide.microns_per_pixel == pytest.approx(0.25)
    assert slide.practice
    box = Box(1_900, 2_000, 600, 600)
    assert np.array_equal(slide.read(box), base[2_000:2_300, 1_900:2_100])
    assert np.array_equal(slide.read(Box(200, 400, 400, 800), 1), base[::2, ::2][200:600, 100:300])


def test_two_openings_agree_on_the_digest(pyramid):
    path, _ = pyramid
    assert open_slide(path).sha256 == open_slide(path).sha256
