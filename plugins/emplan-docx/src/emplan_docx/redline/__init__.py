"""Redlines (花脸稿): a document with tracked changes against last year's."""

from emplan_docx.redline.blocks import redlined
from emplan_docx.redline.tracking import Tracker

__all__ = ["Tracker", "redlined"]
