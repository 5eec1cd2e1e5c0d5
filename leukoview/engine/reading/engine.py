"""The verified model that reads, on the device that computes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from leukoview.engine import bundle as bundles
from leukoview.engine.bundle import Bundle
from leukoview.engine.embed import Device, Embedder, choose_device, failure_of, open_embedder
from leukoview.engine.errors import BundleError, MissingWeightsError
from leukoview.engine.shelf import chosen, shipped_model
from leukoview.engine.shelf.active import instead


@dataclass(frozen=True)
class Engine:
    """A verified bundle with the network its classifier reads through, on one device.

    `remark` says why it is not the bundle that was chosen at this laboratory.
    """

    bundle: Bundle
    embedder: Embedder
    device: Device
    remark: str = ""

    @property
    def computes(self) -> Device:
        """The device that does the work now: the CPU, where the chosen card gave way to it."""
        failure = failure_of(self.embedder)
        return replace(choose_device("cpu"), reason=failure) if failure else self.device


@cache
def load_engine(folder: Path, device: str = "auto") -> Engine:
    """Load a bundle once per process, and verify it together with the network it reads through.

    A GPU that does not give the bundle's golden features is passed over for the CPU.

    Raises:
        BundleError: The bundle or its network is missing or altered, or does not reproduce its
            golden rows.
        MissingWeightsError: Its backbone is not on this computer.
    """
    bundle = bundles.load(folder)
    for candidate in _devices(device):
        embedder = open_embedder(bundle.manifest.backbone, candidate)
        if bundle.agreement(embedder).holds:
            return Engine(bundle, embedder, candidate)
    raise BundleError(
        f"The network “{bundle.manifest.backbone}” does not give the features that the model "
        f"“{bundle.ref.name}” was made with."
    )


def active_engine(*, practice: bool, device: str = "auto") -> Engine:
    """The bundle that an admin has chosen to read, or the shipped one and a remark why.

    Raises:
        BundleError: The shipped bundle cannot be read with either.
        MissingWeightsError: Its backbone is not on this computer.
    """
    ships = shipped_model(practice=practice)
    choice = chosen(practice=practice)
    try:
        engine = load_engine(choice.folder, device)
    except (BundleError, MissingWeightsError) as error:
        if choice.folder == ships:
            raise
        choice = instead(ships, error.what)
        engine = load_engine(ships, device)
    return replace(engine, remark=choice.remark)


def _devices(preference: str) -> Iterator[Device]:
    """The device chosen, and behind a GPU the CPU, should the GPU compute something else."""
    chosen = choose_device(preference)
    yield chosen
    if chosen.kind != "cpu":
        wrong = f"{chosen.name} does not give the features that the model was made with."
        yield replace(choose_device("cpu"), reason=wrong)
