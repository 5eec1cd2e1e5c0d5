"""Finds the forms of the engine's sentences in its source, for the translators.

A form is an English sentence with numbered places for what the program puts there. Found are

- what every `LeukoError` says, with its remedy;
- every string of the engine that is a sentence: it has a blank and ends in a full stop;
- in the modules of `PHRASES`, parts of sentences as well: what has a blank or a capital letter;
- the words of the definitions in `TERMS`, and the things that `counted` counts;
- the titles of the models that ship, and what they are for and under which terms;
- what the system says in errors (`SYSTEM`).

Source that says something is written as whole sentences, in strings and f-strings: nothing cleverer
is found. Sentences that stand in one string are forms of their own.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from leukoview.engine.speech.form import sentences

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "leukoview"

SILENT = (
    *("engine/experiment/", "engine/dataset/published.py", "cli/", "__main__.py"),
    "engine/training/card.py",
)
"""What speaks in a terminal alone or in a model's card, where everything is English."""

PRINTED = ("engine/report/fhir", "engine/report/dicom", "engine/report/codes", "ui/", "app.py")
"""Where only errors are found: other programs read it in English, the window has its own words."""

PHRASES = (
    "engine/casefile/revising.py",
    "engine/casefile/telling.py",
    "engine/comparing/verdict.py",
    "engine/fab.py",
    "engine/lab/telling.py",
    "engine/library/values.py",
    "engine/report/compose.py",
    "engine/report/compose_case.py",
    "engine/report/heads.py",
    "engine/report/model_facts.py",
    "engine/report/wording.py",
    "engine/report/wording_case.py",
    "engine/report/wording_readers.py",
    "engine/summary/alarm_wording.py",
    "engine/summary/suggest.py",
    "engine/summary/summing_up.py",
    "engine/summary/values.py",
)

TERMS = {
    "engine/accounts/waiting.py": ("words",),
    "engine/adapting/ways.py": ("Way",),
    "engine/case.py": ("ScaleSource", "Origin"),
    "engine/casefile/differing.py": ("_FIELDS", "_value"),
    "engine/casefile/revising.py": ("ABSENT", "NO_CLASS"),
    "engine/casefile/telling.py": ("_NUCLEOLI", "_DISPLAY"),
    "engine/casefile/values.py": ("Material", "CaseState"),
    "engine/database.py": ("_REASONS",),
    "engine/evaluate/phases.py": ("Phase",),
    "engine/lab/deeds.py": ("Role",),
    "engine/lab/schema.py": ("LAB",),
    "engine/lab/telling.py": ("_SETTLED",),
    "engine/library/offers.py": ("_place",),
    "engine/output.py": ("_REASONS", "REFUSED"),
    "engine/casefile/review.py": ("LEFT_OUT",),
    "engine/display.py": ("words",),
    "engine/report/compose.py": ("BLASTS", "LEFT_OUT"),
    "engine/report/heads.py": ("Heads",),
    "engine/report/pictures.py": ("CAPTION",),
    "engine/report/wording.py": ("_SOURCES", "DRAFT", "_CONFIRMATORY"),
    "engine/report/wording_case.py": (
        *("DRAFT", "PRACTICE", "SUPERSEDED", "NOT_GIVEN", "_STATES", "watermark"),
        *("cell_title", "cell_note"),
    ),
    "engine/report/wording_codes.py": ("SUSPECTED", "COUNTED"),
    "engine/report/wording_readers.py": ("METHODS",),
    "engine/selftest.py": ("model_checks",),
    "engine/shelf/gate.py": ("Outcome",),
    "engine/shelf/values.py": ("Kind",),
    "engine/taxonomy.py": ("Lineage",),
    "engine/store/schema.py": ("CASES",),
    "engine/summary/marks.py": ("TEN_PERCENT", "TWENTY_PERCENT"),
    "engine/watch/measures.py": ("KINDS",),
    "ui/cases/details.py": ("SEXES", "SMEARS", "OBJECTIVES"),
    "ui/lab_models.py": ("_recipe",),
    "ui/lab_telling.py": ("scores", "_numbers", "_lead"),
}
"""Definitions whose words stand in sentences, by module."""

ASKING = {"_admin", "_check_admin", "_set", "_change", "allowed"}
"""What asks whether somebody may do something: a string that it is given says what, in a sentence
that refuses it (accounts/person.py)."""

BUGS = {"ValueError", "TypeError", "RuntimeError", "NotImplementedError"}
"""What these say is for whoever mends the program."""

SYSTEM = (
    "No such file or directory",
    "Permission denied",
    "Input/output error",
    "No space left on device",
    "Read-only file system",
    "Is a directory",
    "Not a directory",
    "File name too long",
    "database is locked",
    "database disk image is malformed",
)
"""What the system says, in English whatever its language, and errors hand on."""

WORD = re.compile(r"[a-z]{2}|[A-Z]{3}")


def forms() -> list[str]:
    """Every form that the engine's source holds, each once, in the order of the source."""
    found: dict[str, None] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(SILENT):
            found |= dict.fromkeys(_of_module(name, ast.parse(path.read_text("utf-8"))))
    found |= dict.fromkeys(_of_cards())
    return [*found, *SYSTEM]


def _of_cards() -> Iterator[str]:
    """What the models that ship are called, what they are for, and under which terms."""
    for path in sorted(ROOT.glob("models/*/manifest.json")):
        card = json.loads(path.read_text("utf-8"))
        yield card["title"]
        for text in (card["intended_use"], card["terms"]):
            yield from (one for one in sentences(text) if one.strip())


def _of_module(name: str, module: ast.Module) -> Iterator[str]:
    strings = {*_strings(_without_asides(module))}
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield from _of_call(node, counts=not name.startswith(PRINTED))
        elif isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            yield from (form for one in node.body for form in _of_remedy(one))
    for node in ast.walk(module):
        if node in strings and not name.startswith(PRINTED):
            yield from (one for one in _split(node) if _is_said(one, phrases=name in PHRASES))
        if _name_of(node) in TERMS.get(name, ()):
            yield from (one for text in _strings(_values(node)) for one in _split(text))


def _of_call(call: ast.Call, *, counts: bool) -> Iterator[str]:
    said: list[ast.AST] = []
    match call.func:
        case ast.Name(id="_refused"):
            said = call.args[:1]
        case ast.Name(id="NotTakenError"):
            said = call.args[1:2]
        case ast.Name(id=name) if name.endswith("Error") and name not in BUGS:
            said = [*call.args[:1], *(one.value for one in call.keywords if one.arg == "remedy")]
        case ast.Name(id="counted") if counts:
            for thing in (one.value for one in call.args[1:] if isinstance(one, ast.Constant)):
                yield from (f"{{0}} {thing}", f"{{0}} {thing}s")
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in ASKING:
            said = [one for one in call.args if isinstance(one, ast.Constant)]
    yield from (form for one in said for text in _strings([one]) for form in _split(text))


def _of_remedy(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.Assign(targets=[ast.Name(id="remedy")], value=value):
            yield from (form for text in _strings([value]) for form in _split(text))


def _without_asides(module: ast.Module) -> Iterator[ast.AST]:
    """What a module says: neither what documents it, nor what only its own code reads."""
    for node in module.body:
        yield from _spoken(node)


def _spoken(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Subscript() | ast.Import() | ast.ImportFrom():
            return
        case ast.Call(func=ast.Name(id=name)) if name in BUGS:
            return
        case ast.Call(func=ast.Attribute(attr="tr")):
            return
        case ast.Constant() | ast.JoinedStr():
            yield node
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _spoken(child)


def _strings(nodes: Iterator[ast.AST] | list[ast.AST]) -> Iterator[ast.AST]:
    """The strings and f-strings in some pieces of source; those within an f-string's places too."""
    for node in nodes:
        match node:
            case ast.Constant(value=str()):
                yield node
            case ast.JoinedStr(values=parts):
                yield node
                places = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
                yield from _strings([one for place in places for one in _spoken(place)])
            case ast.AST():
                yield from _strings([one for one in _spoken(node) if one is not node])


def _split(text: ast.AST) -> Iterator[str]:
    """A string's sentences as forms, each with its places counted anew."""
    for sentence in sentences(_unnumbered(text)):
        if WORD.search(sentence.replace("{}", "")):
            numbers = iter(range(sentence.count("{}")))
            yield re.sub(r"\{\}", lambda _: f"{{{next(numbers)}}}", sentence.strip())  # noqa: B023


def _unnumbered(text: ast.AST) -> str:
    match text:
        case ast.Constant(value=str() as words):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(
                _unnumbered(part) if isinstance(part, ast.Constant) else "{}" for part in parts
            )
        case _:
            return ""


def _is_said(form: str, *, phrases: bool) -> bool:
    if " " in form and form.endswith("."):
        return True
    return phrases and (" " in form or form[0].isupper())


def _name_of(node: ast.AST) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return ""


def _values(node: ast.AST) -> list[ast.AST]:
    """What a definition is made of, without the keys that only code uses."""
    match node:
        case ast.Assign(value=ast.Dict(values=values)):
            return list(values)
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return [value]
        case ast.ClassDef(body=body) | ast.FunctionDef(body=body):
            return [one for statement in body for one in _values(statement)] or list(body)
        case ast.Return(value=ast.expr() as value):
            return [value]
        case _:
            return [node]


if __name__ == "__main__":
    print("\n".join(forms()))
