"""Numbers as options take them, each refused in a sentence where it cannot be meant."""

import argparse


def microns(text: str) -> float:
    """Micrometres per pixel that a microscope could have."""
    value = float(text)
    if not 0.01 <= value <= 10:  # noqa: PLR2004 - from oil immersion to a macro lens, with room
        raise argparse.ArgumentTypeError(
            f"{text} is no scale of a microscope: give µm per pixel, from 0.01 to 10"
        )
    return value


def jobs(text: str) -> int:
    """A number of processes, at least one."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} processes: give 1 or more")
    return value
