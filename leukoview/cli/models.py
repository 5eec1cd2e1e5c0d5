"""`leukoview models`: which models and networks this computer has; bringing official weights."""

import argparse
from importlib import import_module

from leukoview.cli.bench import Doors

_MODULES = {
    None: "installed",
    "list": "shelved",
    "add": "weights",
    "put": "fitting",
    "compare": "fitting",
    "fit": "fitting",
}
"""Where each action is, so that a list does not load what trains; the rest is in `shelf`."""


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """List the models and every network known, add a network's weights, or see to the shelf."""
    module = import_module(f"leukoview.cli.{_MODULES.get(options.action, 'shelf')}")
    code: int = module.act(options)
    return code
