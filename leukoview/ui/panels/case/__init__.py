"""What is said of a case as a whole, a card per subject."""
