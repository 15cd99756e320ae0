"""The suite for exporters of any kind."""

from __future__ import annotations

from emplan.testing.suites.contract import ContractChecks
from emplan.testing.suites.discovery import DiscoveryChecks
from emplan.testing.suites.failure import FailureChecks
from emplan.testing.suites.options import OptionChecks
from emplan.testing.suites.purity import PurityChecks
from emplan.testing.suites.repetition import RepetitionChecks
from emplan.testing.suites.size import SizeChecks


class ExporterSuite(
    DiscoveryChecks,
    ContractChecks,
    OptionChecks,
    RepetitionChecks,
    PurityChecks,
    FailureChecks,
    SizeChecks,
):
    """Everything that an exporter must stand: give `format` and `read_back`.

    What is different from usual is stated by the attributes of
    :class:`~emplan.testing.suites.subject.Subject`, and its checks are then skipped with that reason.
    """
