"""How each clause is measured: one function a row, in a module for each part of the page."""

from emplan_conform.rulings.judging import Measure, View
from emplan_conform.rulings.measures import MEASURES

__all__ = ["MEASURES", "Measure", "View"]
