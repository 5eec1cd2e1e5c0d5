"""The administrator's part of the window: people, the library, training, models, the watch."""
