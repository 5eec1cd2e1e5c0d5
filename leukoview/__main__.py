"""Which face? Arguments that name a command go to the command line; the rest opens the window."""
