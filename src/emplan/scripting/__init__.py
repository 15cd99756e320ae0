"""Scripting: a plan as the builder script that makes it, a starting point for scripts of one's own."""

from emplan.scripting.writing import script

__all__ = ["script"]
