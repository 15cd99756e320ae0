"""Recognition: from mended lines to the draft of a plan."""
