"""What stands beside the smear: the case, the cell, the gallery."""
