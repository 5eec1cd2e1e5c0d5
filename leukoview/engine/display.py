"""How a slide is shown; never how it is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Display:
    """Brightness and contrast from −1 to 1, gamma, and the colour to be shown as white."""

    brightness: float = 0.0
    contrast: float = 0.0
    gamma: float = 1.0
    white_balance: tuple[int, int, int] | None = None
