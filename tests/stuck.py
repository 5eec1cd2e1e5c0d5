"""Children that try slides, and are no good: a fresh process must be able to import them."""

from threading import Event


def stuck(line):
    """Comes up, and then never answers."""
    line.send(obj=True)
    Event().wait()


def unable(line):
    """Ends before it has come up."""
    line.close()
