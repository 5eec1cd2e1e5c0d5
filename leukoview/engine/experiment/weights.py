"""The official weights a lab has brought: checked, converted to safetensors, recorded."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from pickle import UnpicklingError  # noqa: TID251 - only the error of a file that is none

import msgspec
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor

from leukoview.engine.errors import MissingWeightsError
from leukoview.engine.experiment.architectures import POOLED, Architecture
from leukoview.engine.experiment.cells import folder_made
from leukoview.engine.output import write_whole
from leukoview.engine.resources import home

FOLDER = "weights"


class WeightsRecord(msgspec.Struct, frozen=True):
    """Where a network's weights came from; `checked` if its digest was published in a name."""

    network: str
    file: str
    sha256: str
    checked: bool
    added: str


def add_weights(architecture: Architecture, file: Path) -> WeightsRecord:
    """Check an official checkpoint, convert it, and keep it for every later study.

    A safetensors file (timm's hub has them) publishes no digest in its name: it is taken if every
    tensor fits, and recorded as unchecked.

    Raises:
        MissingWeightsError: The file is not the official one of the network.
        OutputError: It cannot be kept.
    """
    sha256 = _digest(file)
    unpublished = file.suffix == ".safetensors"
    if not unpublished and not sha256.startswith(architecture.head):
        raise MissingWeightsError(
            f"“{file.name}” is not the official file of {architecture.title}: its SHA-256 begins "
            f"with {sha256[:8]}, not with {architecture.head}.",
            remedy=f"Bring {architecture.file} as published.",
        )
    tensors = _fitting(_tensors(file), architecture, file)
    name = architecture.name
    record = WeightsRecord(
        name, file.name, sha256, not unpublished, datetime.now(UTC).date().isoformat()
    )
    folder_made(_folder())
    write_whole(_folder() / f"{name}.safetensors", save(tensors))
    write_whole(_folder() / f"{name}.json", msgspec.json.encode(record))
    return record


def weights_of(architecture: Architecture) -> Path:
    """The converted weights of a network.

    Raises:
        MissingWeightsError: Nobody has added them.
    """
    path = _folder() / f"{architecture.name}.safetensors"
    if path.is_file():
        return path
    command = f"leukoview models add {architecture.name} {architecture.file}"
    raise MissingWeightsError(
        f"The weights of {architecture.title} are not on this computer.",
        remedy=f"Bring the official file: {command}",
    )


def weights_record(architecture: Architecture) -> WeightsRecord:
    """What was recorded when the weights were added.

    Raises:
        MissingWeightsError: Nobody has added them.
    """
    record = weights_of(architecture).with_suffix(".json")
    return msgspec.json.decode(record.read_bytes(), type=WeightsRecord)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as failure:
        raise MissingWeightsError(
            f"“{file}” cannot be read.", remedy="Check the file's name and place."
        ) from failure


def _tensors(file: Path) -> dict[str, Tensor]:
    try:
        if file.suffix == ".safetensors":
            return load_file(file)
        return dict(torch.load(file, map_location="cpu", weights_only=True))  # noqa: TID251 - converted here
    except (RuntimeError, ValueError, TypeError, EOFError, SafetensorError, UnpicklingError) as no:
        raise MissingWeightsError(
            f"“{file.name}” holds no weights that can be read.", remedy="Fetch it again."
        ) from no


def _fitting(
    tensors: dict[str, Tensor], architecture: Architecture, file: Path
) -> dict[str, Tensor]:
    """The tensors the network has, all of them there and of its shapes.

    A classifier that nothing here reads (of a network cut at its pooling) may have any classes.
    """
    own = architecture.build().state_dict()
    classifiers = tuple(f"{place}." for layer, place in architecture.taps if layer == POOLED)
    needed = {key: own[key].shape for key in own if not key.startswith(classifiers or "\0")}
    # Files older than 2017 lack the counter of batches, which no forward pass reads.
    wrong = [
        key
        for key, shape in needed.items()
        if not key.endswith("num_batches_tracked")
        and (key not in tensors or tensors[key].shape != shape)
    ]
    if wrong:
        raise MissingWeightsError(
            f"“{file.name}” does not hold {architecture.title}: {len(wrong)} of its tensors are "
            f"missing or of another shape, first “{wrong[0]}”.",
            remedy=f"Bring {architecture.file}.",
        )
    return {key: tensors[key].contiguous() for key in needed if key in tensors}


def _folder() -> Path:
    return home() / FOLDER
