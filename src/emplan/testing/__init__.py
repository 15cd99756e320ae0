"""For tests of emplan and of its plugins: sample plans, strategies, damage, exporter and reader suites."""
