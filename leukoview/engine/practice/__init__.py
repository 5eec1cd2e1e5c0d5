"""Draws practice smears with known truth: an atlas of blood cells written as code."""
