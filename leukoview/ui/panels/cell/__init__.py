"""What is shown of one cell, a card per question."""
