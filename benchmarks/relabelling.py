"""Relabelling a case without end, saying each step; and an account of what was said."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from leukoview.engine.case import Box, Cell, CellId, Origin
from leukoview.engine.casefile import Case, CaseId
from leukoview.engine.slide import ArraySlide
from leukoview.engine.store import Store
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey
from leukoview.ui.session import Session

SIDE = 2000
FEWEST = 200
"""Cells are deleted as long as more than this stand."""
LABELS = (UNIDENTIFIED, ARTEFACT, *map(ClassKey, ("all_lymphoblast", "aml_m3", "benign")))

TRY, BEGIN, COMMIT, DONE, REFUSED = "try", "begin", "commit", "done", "refused"
Op = dict[str, object]
Said = list[tuple[str, object]]


@dataclass(frozen=True)
class Stand:
    """What a case must hold: the box of every cell, and the label of every one ever labelled."""

    boxes: dict[int, tuple[int, int, int, int]]
    labels: dict[int, str]

    @classmethod
    def of(cls, case: Case) -> "Stand":
        """What a case holds."""
        (record,) = case.slides
        boxes = {c.id: (c.box.x, c.box.y, c.box.width, c.box.height) for c in record.cells}
        return cls(dict(boxes), {id_: d.label for id_, d in record.decisions.items()})


@dataclass
class Account:
    """The parent's own account of what a child has said, with an undo of its own."""

    now: Stand
    past: list[Stand] = field(default_factory=list)
    future: list[Stand] = field(default_factory=list)

    def after(self, op: Op) -> Stand:
        """What one more change would make of the case."""
        match op["op"]:
            case "undo":
                return self.past[-1]
            case "redo":
                return self.future[-1]
            case "label":
                labels = {int(cell): str(op["label"]) for cell in _list(op["cells"])}
                return replace(self.now, labels={**self.now.labels, **labels})
            case "delete":
                gone = {int(cell) for cell in _list(op["cells"])}
                left = {id_: box for id_, box in self.now.boxes.items() if id_ not in gone}
                return replace(self.now, boxes=left)
        x, y, width, height = map(int, _list(op["box"]))
        boxes = {**self.now.boxes, int(str(op["cell"])): (x, y, width, height)}
        return replace(self.now, boxes=boxes)

    def take(self, op: Op) -> None:
        """A change was reported as done."""
        then = self.after(op)
        if op["op"] == "undo":
            self.future.append(self.now)
            self.past.pop()
        elif op["op"] == "redo":
            self.past.append(self.now)
            self.future.pop()
        elif then != self.now:
            self.past.append(self.now)
            self.future.clear()
        self.now = then

    def reported(self, said: Said) -> list[Stand]:
        """What the case must hold now: all that was done, and perhaps one change more."""
        last: Op | None = None
        for mark, what in said:
            if mark == TRY and isinstance(what, dict):
                last = what
            elif mark == DONE and last is not None:
                self.take(last)
                last = None
        return [self.now] if last is None else [self.now, self.after(last)]


def relabel_for_ever(path: Path, id_: CaseId, pipe: int, seed: int) -> None:
    """Change a case through the session as fast as it goes, saying each step."""

    def say(mark: str, what: object = None) -> None:
        os.write(pipe, (json.dumps([mark, what]) + "\n").encode())

    def trace(statement: str) -> None:
        mark = {"BEGIN IMMEDIATE": BEGIN, "COMMIT": COMMIT}.get(statement)
        if mark:
            say(mark)

    application = QCoreApplication([])
    store = Store(path)
    session = Session(store, "Crash")
    session.complained.connect(lambda error: say(REFUSED, str(error)))
    pixels = ArraySlide(np.zeros((SIDE, SIDE, 3), np.uint8))
    case = store.case(id_)
    session.take(case, {record.id: pixels for record in case.slides})
    store._db.set_trace_callback(trace)  # noqa: SLF001 - to aim the kills inside transactions
    for op in _ops(session, random.Random(seed)):  # noqa: S311 - a drill, no secret
        say(TRY, op)
        _do(session, op)
        say(DONE)
        application.processEvents()


def _ops(session: Session, rng: random.Random) -> Iterator[Op]:
    kinds, weights = ("label", "undo", "redo", "place", "delete", "move"), (8, 3, 2, 1, 1, 1)
    while True:
        (kind,) = rng.choices(kinds, weights)
        stack = session.undo_stack
        if (kind == "undo" and not stack.canUndo()) or (kind == "redo" and not stack.canRedo()):
            continue
        yield {"op": kind, **_details(session, kind, rng)}


def _details(session: Session, kind: str, rng: random.Random) -> Op:
    work = session.current
    if work is None:
        raise RuntimeError("The case has no slide.")
    ids = [int(cell.id) for cell in work.cells]
    box = [rng.randrange(SIDE - 90), rng.randrange(SIDE - 90), 60, 60]
    match kind:
        case "label":
            cells = rng.sample(ids, rng.choice((1, 1, 1, FEWEST - 2)))
            return {"cells": cells, "label": rng.choice(LABELS)}
        case "delete":
            return {"cells": rng.sample(ids, 2) if len(ids) > FEWEST else []}
        case "move":
            return {"cell": rng.choice(ids), "box": box}
        case "place":
            return {"cell": int(session.next_id(work.id)), "box": box}
    return {}


def _do(session: Session, op: Op) -> None:
    cells = [CellId(int(cell)) for cell in _list(op.get("cells", []))]
    match op["op"]:
        case "undo":
            session.undo_stack.undo()
        case "redo":
            session.undo_stack.redo()
        case "label":
            session.decide(cells, ClassKey(str(op["label"])), "Label")
        case "delete":
            session.delete(cells)
        case "move":
            session.rebox({CellId(int(str(op["cell"]))): Box(*map(int, _list(op["box"])))})
        case "place" if session.current is not None:
            box = Box(*map(int, _list(op["box"])))
            session.place(
                session.current.id, Cell(CellId(int(str(op["cell"]))), box, Origin.DRAWN), "Draw"
            )


def _list(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(type(value).__name__)
    return list(value)
