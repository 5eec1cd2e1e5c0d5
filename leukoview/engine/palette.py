"""One colour per class, the same in the window, on the overlay and in the report.

Chosen so that the classes which stand together on one smear stay apart for every reader: at least
24 CIELAB units under normal vision and under full protanopia, deuteranopia and tritanopia
(simulated after Machado et al., IEEE TVCG 2009;15:1291). Colour is never alone: a class also has a
letter.
"""

_COLOURS = {
    "all_l1": "#2450c0",
    "all_l2": "#8fd0ff",
    "all_l3": "#0b2a6b",
    "all_lymphoblast": "#2450c0",
    "aml_m0": "#8a8f98",
    "aml_m1": "#d98b2b",
    "aml_m2": "#f0e442",
    "aml_m3": "#c8102e",
    "aml_m4": "#e07ac0",
    "aml_m5": "#a05195",
    "aml_m6": "#7a4a2b",
    "aml_m7": "#5f6b3a",
    "aml_not_m3": "#f0b400",
    "benign": "#1a9a78",
    "unidentified": "#6f7680",
    "artefact": "#4d4d4d",
}

_SPARE = ("#3a7ca5", "#b8860b", "#6b8e23", "#9467bd", "#7f7f7f", "#17a2b8", "#b56576", "#4d4d4d")

UNSURE = _COLOURS["unidentified"]
"""Marks a cell for which no class is suggested."""


def colour_of(key: str) -> str:
    """The colour of a class as `#rrggbb`; a lab's own key gets a spare one, always the same."""
    return _COLOURS.get(key) or _SPARE[sum(key.encode()) % len(_SPARE)]


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on a `#rrggbb` colour (WCAG 2.2 contrast)."""
    # Equal contrast with black and white lies at a relative luminance of 0.179.
    return "#000000" if _luminance(colour) > 0.179 else "#ffffff"  # noqa: PLR2004 - see above


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """Undo the sRGB transfer curve (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
