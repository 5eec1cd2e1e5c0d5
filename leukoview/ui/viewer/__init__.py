"""The smear on screen: tiles, boxes, tools."""
