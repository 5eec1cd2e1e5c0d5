"""Whether a window can be shown here at all."""

from collections.abc import Mapping

HEADLESS_PLATFORMS = ("offscreen", "minimal", "vnc")
"""Qt platforms that draw where nobody sits in front of."""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether there is a screen to open a window on.

    On Linux and other Unix a display server has to be named; Windows and macOS always have one,
    save in a session without a desktop. Qt told to draw off the screen counts as none.

    Args:
        platform: As `sys.platform` gives it.
        environment: As `os.environ` gives it.
    """
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in HEADLESS_PLATFORMS:
        return False
    if platform == "darwin":
        return "SSH_CONNECTION" not in environment
    if platform == "win32":
        return environment.get("SESSIONNAME", "").lower() != "services"
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def can_open_window(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether Qt can start: on a screen, or off it where the environment asks for that."""
    return bool(environment.get("QT_QPA_PLATFORM")) or has_display(platform, environment)
