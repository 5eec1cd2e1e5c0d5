"""The scale of each camera this computer has met, remembered from one image to the next."""

from pathlib import Path

import msgspec

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.errors import OutputError
from leukoview.engine.slide import Slide

FILE_NAME = "calibrations.json"


class Calibrations:
    """Micrometres per pixel by camera, in one small file.

    A camera is known by the name in the image's metadata and by the image's size; images without
    a name share one entry per size, and the scale then says so as a doubt.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def of(self, slide: Slide) -> Scale | None:
        """The remembered scale of the camera that took this slide, if there is one."""
        microns = self._read().get(_camera_key(slide))
        if microns is None:
            return None
        doubt = (
            ""
            if slide.camera
            else "The image does not name its camera: the scale is that of the last calibrated "
            "camera with images of this size."
        )
        return Scale(microns, ScaleSource.CALIBRATION, doubt)

    def remember(self, slide: Slide, microns_per_pixel: float) -> None:
        """Keep a scale for every later image of the same camera.

        Raises:
            OutputError: The file cannot be written.
        """
        kept = {**self._read(), _camera_key(slide): microns_per_pixel}
        beside = self._path.with_suffix(".new")
        try:
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(kept)))
            beside.replace(self._path)
        except OSError as error:
            raise OutputError("The calibration could not be remembered.") from error

    def _read(self) -> dict[str, float]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, float])
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
            return {}


def _camera_key(slide: Slide) -> str:
    return f"{slide.camera or 'unnamed'} {slide.width}x{slide.height}"
