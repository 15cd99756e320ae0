"""Checks of how the exporter is found: metadata, name, requirement, listing without import."""

from __future__ import annotations

from emplan.discovery import EXPORTERS, Installed, installed
from emplan.discovery.versions import is_bounded
from emplan.errors import EmplanError
from emplan.exporting import exporter_for_suffix, load_exporter
from emplan.testing.suites.subject import Subject


class DiscoveryChecks(Subject):
    """It is found by its metadata, by name and by suffix."""

    def claimants(self) -> list[Installed]:
        """Every installed plugin of the name."""
        return [plugin for plugin in installed(EXPORTERS) if plugin.name == self.format]

    def test_it_is_installed_under_its_name(self) -> None:
        assert self.claimants(), f"no entry point '{self.format}' in the group {EXPORTERS}"

    def test_no_other_distribution_claims_its_name(self) -> None:
        claimants = [plugin.distribution for plugin in self.claimants()]
        assert len(claimants) == 1, f"'{self.format}' is claimed by {', '.join(claimants)}"

    def test_its_entry_point_names_module_and_object(self) -> None:
        for plugin in self.claimants():
            module, _, name = plugin.origin.partition(":")
            assert module, plugin.origin
            assert name, f"{plugin.origin} names no object in the module"

    def test_its_distribution_states_the_versions_of_emplan_it_was_made_for(self) -> None:
        for plugin in self.claimants():
            if plugin.distribution == "emplan":
                continue
            assert plugin.requirement, f"{plugin.distribution} does not require emplan: write emplan>=…,<…"
            assert is_bounded(plugin.requirement), (
                f"emplan{plugin.requirement} has no upper bound: a later emplan may have another contract"
            )

    def test_it_can_be_loaded(self) -> None:
        try:
            load_exporter(self.format)
        except EmplanError as error:
            raise AssertionError(error.message()) from error

    def test_its_suffix_leads_to_it(self) -> None:
        suffix = load_exporter(self.format).suffix
        try:
            found = exporter_for_suffix(suffix)
        except EmplanError as error:
            raise AssertionError(error.message()) from error
        assert found.format == self.format, f"{suffix} leads to '{found.format}'"

    def test_listing_the_formats_does_not_import_it(self) -> None:
        assert not self.watched()["imported_by_listing"]

    def test_importing_it_writes_no_file_uses_no_network_and_starts_no_program(self) -> None:
        assert self.watched()["import_events"] == []

    def test_importing_it_prints_nothing(self) -> None:
        assert self.watched()["printed_on_import"] == ""

    def test_it_needs_no_test_tools(self) -> None:
        assert self.watched()["test_tools"] == []

    def test_it_can_be_imported_anew(self) -> None:
        found = self.watched()
        assert found["error"] == ""
        assert found["digest_after_reload"] == found["digest"], "imported a second time it gives other bytes"
