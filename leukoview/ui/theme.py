"""Colours and spacing, once. Widgets ask the palette or wear a tone."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

SPACE = 8
"""Logical pixels; every margin and gap is a multiple or half of it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The few colours everything else is made from.

    `ground` lies under everything, `surface` under text to read, `raised` under what can be
    pressed, `line` between things; `calm`, `caution` and `danger` are tones with the ground that
    text in them stands on.
    """

    name: str
    ground: str
    surface: str
    raised: str
    line: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    stage: str
    caution: str
    caution_ground: str
    danger: str
    danger_ground: str
    calm: str
    calm_ground: str

    def palette(self) -> QPalette:
        """The theme as Qt's own roles."""
        role = QPalette.ColorRole
        palette = QPalette()
        for names, colour in (
            ((role.Window, role.AlternateBase), self.ground),
            ((role.Base, role.ToolTipBase), self.surface),
            ((role.Button,), self.raised),
            ((role.Mid, role.Midlight, role.Light), self.line),
            ((role.Dark,), self.stage),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), self.ink),
            ((role.Highlight, role.Accent, role.Link), self.accent),
            ((role.HighlightedText,), self.on_accent),
            ((role.PlaceholderText,), self.muted),
        ):
            for name in names:
                palette.setColor(name, QColor(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(self.muted))
        return palette


LIGHT = Theme(
    name="light",
    ground="#f3f4f7",
    surface="#ffffff",
    raised="#ffffff",
    line="#d5d9e0",
    ink="#1a1d23",
    muted="#5c6470",
    accent="#1f5fbf",
    on_accent="#ffffff",
    stage="#e4e7ec",
    caution="#7a4d00",
    caution_ground="#fff3d6",
    danger="#b00020",
    danger_ground="#ffe5e8",
    calm="#1d4f91",
    calm_ground="#e6effb",
)
DARK = Theme(
    name="dark",
    ground="#1b1d21",
    surface="#23262b",
    raised="#2d3137",
    line="#3d424a",
    ink="#e9ebee",
    muted="#a3abb6",
    accent="#7fb0ff",
    on_accent="#0d1420",
    stage="#121316",
    caution="#ffcf70",
    caution_ground="#3a2f14",
    danger="#ff8f9b",
    danger_ground="#451a20",
    calm="#a9cbff",
    calm_ground="#1d2c42",
)
