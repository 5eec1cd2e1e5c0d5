"""The window, composed."""
