"""What a story looked at, line by line, for its end and for whoever reads it."""

from dataclasses import dataclass, field


@dataclass
class Record:
    """What was looked at, and whether it was as it should be."""

    lines: list[tuple[bool, str]] = field(default_factory=list)

    def holds(self, what: str, truth: object, said: str = "") -> None:
        """Note one thing; the story goes on, so that all that is wrong is seen at once."""
        self.lines.append((bool(truth), what))
        print(
            f"  {'ok    ' if truth else 'FAILED'}  {what}{f': {said}' if said else ''}", flush=True
        )

    def happened(self, what: str, said: str = "") -> None:
        """Note what would have ended the story had it not been so."""
        self.holds(what, truth=True, said=said)

    @property
    def passed(self) -> bool:
        """Whether anything was looked at, and all of it held."""
        return bool(self.lines) and all(truth for truth, _ in self.lines)
