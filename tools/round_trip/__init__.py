"""Round trips: plans drawn by number, exported, read back and compared in everything that prints."""
