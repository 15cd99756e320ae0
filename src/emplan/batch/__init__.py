"""Many plans in one run: each source is drafted or exported by itself, over any executor."""

from emplan.batch.supplied import Supplied, still_open

__all__ = ["Supplied", "still_open"]
