"""Repairs that need whole lines: cuts at pages, wrapped lines, documents on one line, lost characters."""
