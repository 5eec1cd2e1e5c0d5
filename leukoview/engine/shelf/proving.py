"""Whether a model may be read with on this computer: loaded whole, its golden crops computed."""

import zlib
from collections.abc import Callable
from pathlib import Path

from leukoview.engine import bundle as bundles
from leukoview.engine.backbone.registry import is_own
from leukoview.engine.bundle import Bundle
from leukoview.engine.bundle.loading import NETWORK
from leukoview.engine.embed import Embedder, choose_device, open_embedder, reference_embedder
from leukoview.engine.errors import BundleError

Network = Callable[[str], Embedder]
"""Opens the network of a name."""

_STRANGE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError),
    *(RecursionError, TypeError, ValueError, zlib.error),
)
"""What the libraries that read a model's parts raise where somebody has made them up."""


def on_cpu(name: str) -> Embedder:
    """A network on the CPU, which every computer has."""
    return open_embedder(name, choose_device("cpu"))


def proven(folder: Path, network: Network) -> Bundle:
    """A model that loads, reproduces its golden rows, and reads golden crops as it was made to.

    Nothing is left behind: a network of the model's own is run from its folder.

    Raises:
        BundleError: It does not.
        MissingWeightsError: Its network is not on this computer.
    """
    try:
        bundle = bundles.load(folder, keep_network=False)
        holds = bundle.agreement(_network_of(bundle, network)).holds
    except _STRANGE as failure:
        raise BundleError("The model is damaged: its parts do not fit together.") from failure
    if not holds:
        raise BundleError(f"The model “{bundle.ref.name}” reads otherwise here than it was made.")
    return bundle


def _network_of(bundle: Bundle, network: Network) -> Embedder:
    name = bundle.manifest.backbone
    return reference_embedder(name, bundle.folder / NETWORK) if is_own(name) else network(name)
