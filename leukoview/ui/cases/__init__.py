"""Cases in the window: their list, their papers, their signatures, their way from PC to PC."""
