"""What a run found."""

from typing import NamedTuple


class Measured(NamedTuple):
    """The medians of one job on one input: milliseconds, megabytes, bytes."""

    cold: float
    warm: float
    peak: float
    size: int

    def of(self, measure: str) -> float:
        """The figure of that name."""
        return float(getattr(self, measure))


class Check(NamedTuple):
    """A ratio of two figures, and its bar if there is one."""

    what: str
    ours: float
    peer: float
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """Ours to the other."""
        return self.ours / self.peer

    @property
    def met(self) -> bool | None:
        """Whether it is within the bar; None without one."""
        return None if self.at_most is None else self.ratio <= self.at_most
