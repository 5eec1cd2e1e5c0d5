"""What a file is called cannot steer the terminal that its name is printed on."""

import pytest

from leukoview.cli import Doors, main

EVIL = "\x1b]0;owned\x07\x9b2J smear.png"


class NoBench:
    """What nothing here opens."""

    def __init__(self, *_words):
        pass


@pytest.fixture
def leukoview():
    return lambda *words: main([str(word) for word in words], Doors(lambda _images: 0, NoBench))


def test_a_file_name_cannot_steer_the_terminal(leukoview, tmp_path, capsys):
    (tmp_path / EVIL).write_bytes(b"no case")
    leukoview("cases", "import", tmp_path / EVIL)
    said = capsys.readouterr()
    assert r"\x1b]0;owned\x07\x9b2J smear.png" in said.err
    assert not set("\x1b\x07\x9b") & set(said.out + said.err)


def test_nor_can_an_option_that_is_none(leukoview, capsys):
    with pytest.raises(SystemExit):
        leukoview("read", "\x1b[2J", "--no-such-option\x1b[2J")
    assert "\x1b" not in capsys.readouterr().err


def test_letters_of_every_script_are_printed_as_they_are(leukoview, tmp_path, capsys):
    (tmp_path / "Мазок ñ 血.png").write_bytes(b"no case")
    leukoview("cases", "import", tmp_path / "Мазок ñ 血.png")
    assert "Мазок ñ 血.png" in capsys.readouterr().err
