"""A report in another language than English: each of its sentences translated by its form.

What somebody typed, names, and numbers stay as they are: a field or fact says that it is `own`.
"""

from dataclasses import fields, is_dataclass, replace

from leukoview.engine.report.content import OWN, Fact, Report
from leukoview.engine.report.wording import Say, plainly
from leukoview.engine.speech import interpreter_of
from leukoview.engine.stationery import Language


def speech(language: Language) -> Say:
    """Who says an English sentence in a language."""
    return plainly if language == "en" else interpreter_of(language).said


def spoken(report: Report) -> Report:
    """The report in the language of its stationery."""
    language = report.stationery.language
    said = report if language == "en" else _said(report, speech(language))
    if not isinstance(said, Report):
        raise TypeError(said)
    return said


def _said(part: object, say: Say) -> object:
    """The same part with every text in it said in the other language."""
    if isinstance(part, str):
        return say(part)
    if isinstance(part, tuple):
        return tuple(_said(one, say) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    own = {one.name for one in fields(part) if OWN in one.metadata}
    if isinstance(part, Fact) and part.own:
        own.add("value")
    names = (one.name for one in fields(part) if one.name not in own)
    return replace(part, **{name: _said(getattr(part, name), say) for name in names})
