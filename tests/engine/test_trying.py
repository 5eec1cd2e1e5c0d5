"""The first look at a scanner's slide: in a process that may end over it."""

import re

import pytest
from stuck import stuck, unable

from benchmarks import scans
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import open_slide
from leukoview.engine.slide.trying import Bench


@pytest.fixture
def bench(request):
    """A bench of its own, whose child ends with the test."""
    made = Bench(**getattr(request, "param", {}))
    yield made
    made.close()


@pytest.fixture
def slide(tmp_path):
    """A good slide of Ventana's."""
    (content,) = scans.bifs(tmp_path)
    path = tmp_path / "good.bif"
    path.write_bytes(content)
    return path


def deadly(slide):
    """A slide over which OpenSlide ends the program: so many tiles that no memory holds them."""
    path = slide.with_name("deadly.bif")
    path.write_bytes(re.sub(rb'(Num(Rows|Cols))="\d+"', rb'\1="9999999999"', slide.read_bytes()))
    return path


def test_a_slide_over_which_the_reader_ends_the_program_is_refused_in_words(slide):
    with pytest.raises(UnreadableImageError, match=r"“deadly\.bif” is damaged.* breaks off"):
        open_slide(deadly(slide))


def test_after_a_deadly_slide_the_next_is_tried_as_before(slide, bench):
    with pytest.raises(UnreadableImageError):
        bench.check(deadly(slide), "ventana")
    bench.check(slide, "ventana")


def test_a_slide_stays_tried_until_its_file_is_another(slide, bench):
    bench.check(slide, "ventana")
    bench.check(slide, "ventana")
    slide.write_bytes(deadly(slide).read_bytes())
    with pytest.raises(UnreadableImageError):
        bench.check(slide, "ventana")


def test_a_slide_that_is_refused_in_words_is_left_to_who_opens_it(slide, bench):
    slide.write_bytes(slide.read_bytes()[:400])
    bench.check(slide, "ventana")
    with pytest.raises(UnreadableImageError, match="damaged, incomplete"):
        open_slide(slide)


@pytest.mark.parametrize("bench", [{"longest_s": 0.2, "serve": stuck}], indirect=True)
def test_a_slide_over_which_the_reader_hangs_is_refused(slide, bench):
    with pytest.raises(UnreadableImageError, match="cannot be opened in a reasonable time"):
        bench.check(slide, "ventana")


@pytest.mark.parametrize("bench", [{"serve": unable}], indirect=True)
def test_where_no_child_comes_up_slides_are_opened_all_the_same(slide, bench):
    bench.check(slide, "ventana")
