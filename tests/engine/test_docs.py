"""What the papers say is proven is proven by a test that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAPERS = ("intended-use", "risks", "validation-in-your-lab", "security", "release-notes")


def known_tests():
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name for file in files for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }


def test_every_test_that_the_risks_name_is_there():
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "risks.md").read_text("utf-8")))
    assert len(named) > 30
    assert named <= known_tests()


def test_every_risk_names_what_proves_its_control():
    text = (ROOT / "docs" / "risks.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) == 21
    assert not [row for row in rows if "`test_" not in row.split("|")[-2]]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_of_a_paper_leads_somewhere(paper):
    path = ROOT / "docs" / f"{paper}.md"
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
    assert not [link for link in links if not (path.parent / link).is_file()]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_that_a_paper_gives_is_known(paper):
    from leukoview.cli import COMMANDS  # noqa: PLC0415

    text = (ROOT / "docs" / f"{paper}.md").read_text("utf-8")
    given = set(re.findall(r"`leukoview ([a-z]+)", text))
    assert given <= set(COMMANDS)
