"""Says the engine's English sentences in another language, by the form that each is of.

What stands in a place of a form may be a sentence or a term itself, or a list of them; numbers and
names stay as they are. Decimals keep their point in Spanish too: the Ortografía of the RAE (2010)
allows point and comma alike, Spanish-speaking laboratories use both, and so a number on screen is
the one in the exported table. What no form fits stays English.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from leukoview.engine.speech.form import PLACE, Form, sentences
from leukoview.engine.speech.translations import (
    ENGINE,
    TERMS,
    Translations,
    catalogue_file,
    read_catalogue,
)

REMEMBERED = 2048
"""Sentences whose translation is kept; more are forgotten all at once."""

_WORDLESS = re.compile(r"[^a-zA-Z]*|[^a-z]*\d[^a-z]*|“[^”]*”")
"""Numbers, signs, codes like L1 or M3, and names in quotation marks."""

_AMOUNT = re.compile(r"([^a-zA-Z]+ )([a-zA-Z].*)", re.DOTALL)
_SETTING = re.compile(r"([a-z][a-z ]*)( [^a-zA-Z]+)")
_PAIR = re.compile(r"(“[^”]*”|[\w ]+)(: )(.*)", re.DOTALL)
"""“3 × APL cell”, “contrast 0.2”, “name: Ana”."""

_LISTS = ("; ", ", ")

Filed = tuple[str, Form]
"""A form beside the longest run of its own words, which a sentence of it must hold."""


class Interpreter:
    """Translates sentences with a catalogue of forms (English to the other language)."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._speaks = bool(words)
        self._terms = {english: other for english, other in words.items() if not _placed(english)}
        forms = [Form(english, words[english]) for english in words if _placed(english)]
        self._by_first: dict[str, list[Filed]] = defaultdict(list)
        self._by_last: dict[str, list[Filed]] = defaultdict(list)
        self._others: list[Filed] = []
        for form in forms:
            self._file(form)
        self._remembered: dict[str, str] = {}

    def said(self, text: str) -> str:
        """A text in the other language, sentence by sentence; what is of no form stays English."""
        if not self._speaks:
            return text
        return "".join(self._whole(one) or one for one in sentences(text))

    def _file(self, form: Form) -> None:
        """Where the form is found by its first word or its last one, or must be tried always."""
        first, gap, _ = form.literals[0].partition(" ")
        _, end, last = form.literals[-1].rpartition(" ")
        filed = (form.longest, form)
        if gap:
            self._by_first[first].append(filed)
        elif end:
            self._by_last[last].append(filed)
        else:
            self._others.append(filed)

    def _forms(self, sentence: str) -> list[Form]:
        """The forms that a sentence may be of, the heaviest first."""
        first, last = sentence.partition(" ")[0], sentence.rpartition(" ")[2]
        found = [*self._by_first.get(first, ()), *self._by_last.get(last, ()), *self._others]
        fitting = [form for longest, form in found if longest in sentence]
        return sorted(fitting, key=lambda form: -form.weight)

    def _whole(self, text: str) -> str:
        """The translation of all of a text; empty where a part of it is unknown."""
        known = self._remembered.get(text)
        if known is None:
            known = self._found(text)
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[text] = known
        return known

    def _found(self, text: str) -> str:
        if term := self._terms.get(text):
            return term
        if _WORDLESS.fullmatch(text):
            return text
        if by_form := next(filter(None, (self._by(one, text) for one in self._forms(text))), ""):
            return by_form
        parts = sentences(text)
        if len(parts) > 1:
            return self._all(parts)
        return self._listed(text) or self._paired(text)

    def _by(self, form: Form, sentence: str) -> str:
        """A sentence in the other language by this form; empty where it is not of it."""
        best: tuple[int, str] | None = None
        for values in form.readings(sentence):
            known = [
                value if quoted else self._whole(value)
                for value, quoted in zip(values, form.quoted, strict=True)
            ]
            unknown = [value for value, other in zip(values, known, strict=True) if not other]
            if unknown and (form.is_weak or any(len(sentences(one)) > 1 for one in unknown)):
                continue
            if best is None or len(unknown) < best[0]:
                said = [other or value for other, value in zip(known, values, strict=True)]
                best = len(unknown), form.filled(said)
        return best[1] if best else ""

    def _listed(self, text: str) -> str:
        """A list of terms or pairs; a term may hold the sign that parts the list."""
        for sign in _LISTS:
            if sign in text:
                said = self._chunks(text.split(sign), sign)
                if said:
                    return sign.join(said)
        return ""

    def _chunks(self, parts: list[str], sign: str) -> list[str]:
        """The parts said, as many at a time as make something known; none where one is not."""
        said: list[str] = []
        start = 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                if end - start == len(parts):
                    continue
                chunk = sign.join(parts[start:end])
                known = self._whole(chunk) if end - start == 1 else self._named(chunk)
                if known:
                    said.append(known)
                    start = end
                    break
            else:
                return []
        return said

    def _paired(self, text: str) -> str:
        """A term with its figure, or a name with what is said of it."""
        if named := self._named(text):
            return named
        found = _PAIR.fullmatch(text)
        if not found:
            return ""
        subject = found[1] if found[1].startswith("“") else self._terms.get(found[1])
        return f"{subject}: {self._whole(found[3]) or found[3]}" if subject else ""

    def _named(self, text: str) -> str:
        """A term, with a figure before or behind it, or without one."""
        if (found := _AMOUNT.fullmatch(text)) and (term := self._terms.get(found[2])):
            return found[1] + term
        found = _SETTING.fullmatch(text)
        if found and (term := self._terms.get(found[1])):
            return term + found[2]
        return self._terms.get(text, "")

    def _all(self, parts: list[str]) -> str:
        said = [self._whole(one) for one in parts]
        return "".join(said) if all(said) else ""


def words_of(translations: Translations) -> dict[str, str]:
    """What of a catalogue the engine's sentences are translated with."""
    return {
        english: forms[0]
        for context in (TERMS, ENGINE)
        for (where, english), forms in translations.items()
        if where == context and len(forms) == 1
    }


@cache
def interpreter_of(language: str) -> Interpreter:
    """Who says the engine's sentences in a language (“es”)."""
    return Interpreter(words_of(read_catalogue(catalogue_file(language))))


def _placed(english: str) -> bool:
    return PLACE.search(english) is not None
