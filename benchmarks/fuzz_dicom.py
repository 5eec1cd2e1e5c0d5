"""A DICOM whole slide of one level, as small as may be, to make wrong ones from."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit

TILE = 64
WHOLE_SLIDE_IMAGE = "1.2.840.10008.5.1.4.1.1.77.1.6"


def dicom_slide(folder: Path) -> list[bytes]:
    """The bytes of one slide of 2 × 2 tiles (PS3.3, A.32.8)."""
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = WHOLE_SLIDE_IMAGE
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    data.StudyInstanceUID, data.SeriesInstanceUID, data.FrameOfReferenceUID = "1.2", "1.3", "1.4"
    data.ImageType, data.Modality = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"], "SM"
    data.Rows = data.Columns = TILE
    data.TotalPixelMatrixColumns = data.TotalPixelMatrixRows = 2 * TILE
    data.NumberOfFrames, data.SamplesPerPixel = 4, 3
    data.PhotometricInterpretation, data.PlanarConfiguration = "YBR_FULL_422", 0
    data.BitsAllocated = data.BitsStored = 8
    data.HighBit, data.PixelRepresentation = 7, 0
    data.DimensionOrganizationType = "TILED_FULL"
    data.TotalPixelMatrixFocalPlanes = data.NumberOfOpticalPaths = 1
    measures, groups, light = Dataset(), Dataset(), Dataset()
    measures.PixelSpacing = [0.00025, 0.00025]
    groups.PixelMeasuresSequence = [measures]
    light.OpticalPathIdentifier = "1"
    data.SharedFunctionalGroupsSequence, data.OpticalPathSequence = [groups], [light]
    out = io.BytesIO()
    Image.fromarray(np.full((TILE, TILE, 3), 200, np.uint8)).save(out, "JPEG")
    data.PixelData = encapsulate([out.getvalue()] * 4)
    data["PixelData"].is_undefined_length = True
    path = folder / "made.dcm"
    data.save_as(path, enforce_file_format=True)
    content = path.read_bytes()
    path.unlink()  # OpenSlide takes the slides of one folder together.
    return [content]
