"""Pretrained networks that turn crops into features: by name, as files, as torch modules."""
