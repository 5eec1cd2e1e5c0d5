"""A sentence as a form: English words with numbered places, and the same in another language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_letters

PLACE = re.compile(r"\{\d\}")

FEW_LETTERS = 12
"""A form with fewer letters of its own could be found in words that nobody made by it."""

_END = re.compile(r"[.!?](?<!\bal.)(?<!\b[A-Z].)\s(?![a-z])")
"""Where one sentence ends and another begins; “et al. 1981” and “J. Smith” go on."""


@dataclass(frozen=True)
class Form:
    """One form: `{0}`, `{1}` … are its places, each once, in the order of the English words."""

    english: str
    translated: str

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The words before, between and behind the places."""
        return tuple(PLACE.split(self.english))

    @cached_property
    def longest(self) -> str:
        """The longest run of its own words."""
        return max(self.literals, key=len)

    @cached_property
    def weight(self) -> int:
        """How many characters are its own: of two forms that fit, the heavier is the right one."""
        return sum(map(len, self.literals))

    @cached_property
    def is_weak(self) -> bool:
        """Whether so few letters are its own that what stands in its places must be known."""
        return sum(one in ascii_letters for one in "".join(self.literals)) < FEW_LETTERS

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Which places stand in quotation marks: names, which are never translated."""
        pairs = zip(self.literals, self.literals[1:], strict=False)
        return tuple(left.endswith("“") and right.startswith("”") for left, right in pairs)

    def readings(self, sentence: str) -> Iterator[tuple[str, ...]]:
        """What stands in the places of a sentence of this form; no, one or two ways to see it.

        Two where a place may end early or late: “Lymphoblast (ALL) (90 %)”.
        """
        short, long = (pattern.fullmatch(sentence) for pattern in self._patterns)
        if short is not None and long is not None:
            yield short.groups()
            if long.groups() != short.groups():
                yield long.groups()

    def filled(self, values: Sequence[str]) -> str:
        """The translation with these in its places."""
        return PLACE.sub(lambda place: values[int(place[0][1:-1])], self.translated)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        words = [re.escape(one) for one in self.literals]
        return re.compile("(.+?)".join(words), re.DOTALL), re.compile("(.+)".join(words), re.DOTALL)


def sentences(text: str) -> list[str]:
    """A text sentence by sentence, with the blanks between them as parts of their own."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if text.count("“", start, end.start()) > text.count("”", start, end.start()):
            continue
        parts += [text[start : end.start() + 1], text[end.start() + 1 : end.end()]]
        start = end.end()
    return [*parts, text[start:]]
