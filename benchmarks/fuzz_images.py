"""Good images of every format, as small as may be, to make wrong ones from.

Each function takes a folder to work in and gives the bytes of files.
"""

import io
from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

SIDE = 96


def pixels(side: int = SIDE) -> NDArray[np.uint8]:
    """Smooth colours, side × side × 3."""
    y, x = np.mgrid[0:side, 0:side]
    return np.stack([x * 255 // side, y * 255 // side, (x * y) % 251], -1).astype(np.uint8)


def _saved(kind: str, image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpegs(_folder: Path) -> list[bytes]:
    """Baseline and progressive, CMYK and grey, with EXIF and a colour profile."""
    image = Image.fromarray(pixels())
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x010E] = 6, "Maker", "Description"
    return [
        _saved("JPEG", image, dpi=(96_000, 96_000), exif=exif),
        _saved("JPEG", image, progressive=True, icc_profile=_profile()),
        _saved("JPEG", image.convert("CMYK")),
        _saved("JPEG", image.convert("L"), subsampling=0),
    ]


def _profile() -> bytes:
    from PIL import ImageCms  # noqa: PLC0415

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def pngs(_folder: Path) -> list[bytes]:
    """8 and 16 bits, palette, see-through, animated."""
    image = Image.fromarray(pixels())
    deep = Image.fromarray(pixels()[..., 0].astype(np.uint16) * 257)
    see_through = image.convert("RGBA")
    see_through.putalpha(128)
    return [
        _saved("PNG", image, icc_profile=_profile()),
        _saved("PNG", deep),
        _saved("PNG", image.quantize(16), transparency=3),
        _saved("PNG", see_through),
        _saved("PNG", image, save_all=True, append_images=[image]),
    ]


def others(kind: str, _folder: Path) -> list[bytes]:
    """Images of a kind that Pillow knows."""
    image = Image.fromarray(pixels())
    return [_saved(kind, image), _saved(kind, image.convert("L" if kind == "BMP" else "RGBA"))]


def tiffs(folder: Path) -> list[bytes]:
    """Strips and tiles, several compressions and depths, OME, BigTIFF, fax."""
    plain = pixels()
    wide = plain.astype(np.uint16) * 257
    made = []
    for values, options in (
        (plain, {"compression": "lzw", "predictor": True}),
        (plain, {"compression": "jpeg", "tile": (32, 32)}),
        (plain, {"compression": "zlib", "resolution": (90_000, 90_000), "metadata": None}),
        (wide, {"compression": "zlib"}),
        (np.moveaxis(wide, -1, 0), {"planarconfig": "separate"}),
        (plain, {"ome": True, "metadata": {"axes": "YXS", "PhysicalSizeX": 0.1}}),
        (plain, {"bigtiff": True, "compression": "packbits"}),
    ):
        path = folder / "made.tif"
        tifffile.imwrite(path, values, photometric="rgb", **options)
        made.append(path.read_bytes())
    return [*made, _saved("TIFF", Image.fromarray(plain).convert("1"), compression="group4")]


def pyramids(folder: Path) -> list[bytes]:
    """Tiled pyramids large enough to be read tile by tile."""
    path, made = folder / "made.tif", []
    whole = np.full((2048, 2048, 3), 230, np.uint8)
    whole[500:700, 500:700] = pixels(200)
    for compression in ("jpeg", "zlib"):
        with tifffile.TiffWriter(path, bigtiff=compression == "zlib") as out:
            for step in (1, 4):
                out.write(
                    whole[::step, ::step],
                    tile=(256, 256),
                    photometric="rgb",
                    compression=compression,
                    subfiletype=int(step > 1),
                    description="Aperio Image|MPP = 0.25" if step == 1 else None,
                    metadata=None,
                )
        made.append(path.read_bytes())
    return made


def trestles(folder: Path) -> list[bytes]:
    """A scanner's TIFF that OpenSlide reads."""
    path = folder / "made.tif"
    tifffile.imwrite(
        path,
        pixels(512),
        tile=(256, 256),
        photometric="rgb",
        software="MedScan 1.0",
        description="Background Color=F0F0F0;Objective Power=40;",
        compression="jpeg",
        metadata=None,
    )
    return [path.read_bytes()]
