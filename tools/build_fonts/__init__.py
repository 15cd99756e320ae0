"""Maintainer's tool: builds the five faces of emplan-fonts, byte for byte the same each time."""
