"""Real crops as a laboratory's folder holds them, for the walk through it (`laboratory_walk`)."""

import csv
import shutil
from collections import defaultdict
from pathlib import Path

from PIL import Image

PATIENTS, CELLS = 10, 4
"""Of each of three classes: 120 crops."""


def laid_out(apl: Path, folder: Path, patients: int = PATIENTS, cells: int = CELLS) -> Path:
    """The first cells of the first patients of each class, as class/patient/image."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    with (apl / "labels.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            key = kind_of(line["diagnosis"], line["cell_type"])
            found[key, line["patient"]].append(apl / line["image"])
    for key in ("aml_m3", "aml_not_m3", "benign"):
        rich = sorted(
            patient for one, patient in found if one == key and len(found[one, patient]) >= cells
        )
        for patient in rich[:patients]:
            own = folder / key / patient
            own.mkdir(parents=True)
            for image in found[key, patient][:cells]:
                shutil.copyfile(image, own / image.name)
    return folder


def kind_of(diagnosis: str, cell: str) -> str:
    """The class that a crop's labels mean; empty where it stays out."""
    if cell in {"monocyte", "segmented_neutrophil"}:
        return "benign"
    if cell in {"blast_no_lineage", "promyelocyte"}:
        return "aml_m3" if diagnosis == "APL" else "aml_not_m3"
    return ""


def planted(cells: Path, folder: Path) -> Path:
    """A cell turned under another patient's name, and one under another label."""
    turned, other = sorted((cells / "aml_m3").rglob("*.jpg"))[:2]
    twin = folder / "aml_m3" / "somebody else" / "turned.png"
    wrong = folder / "aml_m2" / other.parent.name / "wrong.jpg"
    for path in (twin, wrong):
        path.parent.mkdir(parents=True)
    with Image.open(turned) as image:
        image.transpose(Image.Transpose.ROTATE_90).save(twin)
    shutil.copyfile(other, wrong)
    return folder
