"""The report in the window: seen, described, printed, exported."""
