"""What the exit codes of every command mean; --help and docs/cli.md say the same."""

ALL_READ = 0
SOME_SKIPPED = 1
USAGE = 2
NOTHING_READ = 3
UNWRITTEN = 4
INTERRUPTED = 130
"""128 + SIGINT, as shells report a stop by Ctrl-C."""
UNHEARD = 141
"""128 + SIGPIPE: stdout was closed, as by `| head`; results are written all the same."""

EXPLAINED = """exit codes:
  0    every image was read (other commands: done)
  1    some images were skipped, each with its reason on stderr (selftest, cases verify,
       deeds verify: a check failed; compare: neither better nor no worse)
  2    wrong usage: an argument, or a result that cannot be written where it is wanted;
       nothing was read
  3    nothing could be read: no image was readable or a stained smear, or the model is
       missing or altered (cases: no such case, or a file that is none)
  4    the images were read, but a result could not be written
  130  stopped by Ctrl-C
  141  nobody reads stdout any more (… | head); the results were written all the same"""
