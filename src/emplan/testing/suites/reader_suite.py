"""The suite for readers."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any, ClassVar, cast

import pytest

from emplan.discovery import READERS, Installed, installed
from emplan.discovery.versions import is_bounded
from emplan.errors import EmplanError, ReadingError
from emplan.layout import lay_out, plain_text
from emplan.reading import Reader, SourceLine, read, read_text, source_text
from emplan.reading.finding import load_reader
from emplan.testing.suites.subject import SAMPLES, squeezed
from emplan.testing.suites.watched import Watched, watched

_SUFFIX = re.compile(r"(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_HEAD = 4096
# The first bytes of files that are surely another format.
_PICTURES = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    b"GIF89a\1\0\1\0",
    b"\x1f\x8b\x08\0",
)
_CUTS = (0, 1, 7, 60, 61)

each_text = pytest.mark.parametrize("sample", ["minimal_plan", "typical_plan", "joint_plan", "hostile_plan"])


class ReaderSuite:
    """Everything that a reader must stand: give `format` and `source_of`.

    Attributes:
        format: The reader's name.
        keeps_characters: Whether every character of a text survives in this format.
        time_limit: Seconds in which a file must be read, the start of Python included.
    """

    format: ClassVar[str] = ""
    keeps_characters: ClassVar[bool] = True
    time_limit: ClassVar[float] = 30.0

    def source_of(self, text: str) -> bytes:
        """Return a file of the format that holds the lines of the text; to be given."""
        raise AssertionError("The suite needs source_of(text): a file with these lines.")

    def text_of(self, sample: str) -> str:
        """The official text of a sample plan."""
        return plain_text(lay_out(SAMPLES[sample]()))

    def reader(self) -> Reader:
        """The reader under examination."""
        return load_reader(self.format)

    def lines(self, sample: str) -> tuple[SourceLine, ...]:
        """The lines that it reads; never where it was seen to hang."""
        if self.watched().hung:
            pytest.fail(f"{self.format} was not done after {self.time_limit} s", pytrace=False)
        return tuple(self.reader().lines(self.source_of(self.text_of(sample))))

    def watched(self, seed: int = 1) -> Watched:
        """What the reader did in a process of its own."""
        source = self.source_of(self.text_of("typical_plan"))
        return watched(READERS, self.format, source=source, seed=seed, limit=self.time_limit)

    def refusal(self, data: bytes) -> ReadingError | None:
        """The error with which it refuses the data; None if it reads it."""
        try:
            tuple(self.reader().lines(data))
        except ReadingError as error:
            return error
        return None

    def claimants(self) -> list[Installed]:
        """Every installed plugin of the name."""
        return [plugin for plugin in installed(READERS) if plugin.name == self.format]

    def test_it_is_installed_once_under_its_name(self) -> None:
        assert len(self.claimants()) == 1, f"'{self.format}': {[str(each) for each in self.claimants()]}"

    def test_its_distribution_states_the_versions_of_emplan_it_was_made_for(self) -> None:
        for plugin in self.claimants():
            if plugin.distribution != "emplan":
                assert plugin.requirement, f"{plugin.distribution} does not require emplan"
                assert is_bounded(plugin.requirement), f"emplan{plugin.requirement} has no upper bound"

    def test_it_can_be_loaded_and_is_a_reader(self) -> None:
        try:
            assert isinstance(self.reader(), Reader)
        except EmplanError as error:
            raise AssertionError(error.message()) from error

    def test_its_suffixes_have_a_dot_and_small_letters(self) -> None:
        suffixes = self.reader().suffixes
        assert isinstance(suffixes, tuple)
        assert suffixes
        assert [suffix for suffix in suffixes if not _SUFFIX.fullmatch(suffix)] == []

    @each_text
    def test_it_accepts_its_own_files_by_their_first_bytes(self, sample: str) -> None:
        assert self.reader().accepts(self.source_of(self.text_of(sample))[:_HEAD]) is True

    @pytest.mark.parametrize("head", _PICTURES, ids=["png", "jpeg", "gif", "gzip"])
    def test_it_accepts_no_picture(self, head: bytes) -> None:
        assert self.reader().accepts(head) is False

    def test_it_can_be_asked_about_anything(self) -> None:
        chance = Random(9704)
        for length in (0, 1, 2, 16, _HEAD):
            assert self.reader().accepts(chance.randbytes(length)) in (True, False)

    @each_text
    def test_it_gives_every_line_in_order(self, sample: str) -> None:
        wanted, found = squeezed(self.text_of(sample)), squeezed(source_text(self.lines(sample)))
        if not self.keeps_characters:
            pytest.skip("states keeps_characters = False")
        assert found == wanted

    @each_text
    def test_texts_and_endings_tile_the_source_text(self, sample: str) -> None:
        place = 0
        for line in self.lines(sample):
            assert isinstance(line, SourceLine)
            assert line.start == place, f"line {line.number} starts at {line.start}, not at {place}"
            place += len(line.text) + len(line.ending)

    @each_text
    def test_lines_are_numbered_as_a_person_counts(self, sample: str) -> None:
        numbers = [line.number for line in self.lines(sample)]
        assert numbers[0] >= 1
        assert numbers == sorted(numbers)

    @each_text
    def test_no_line_holds_a_line_break(self, sample: str) -> None:
        assert [line.number for line in self.lines(sample) if len(line.text.splitlines()) > 1] == []

    @each_text
    def test_the_plan_is_the_one_that_its_text_gives(self, sample: str) -> None:
        if not self.keeps_characters:
            pytest.skip("states keeps_characters = False")
        self.lines(sample)
        text = self.text_of(sample)
        plan = read(self.source_of(text), name=f"plan{self.reader().suffixes[0]}").plan
        wanted = read_text(text).plan
        assert plan.document_title == wanted.document_title
        assert [item.node.heading for item in plan.tasks()] == [item.node.heading for item in wanted.tasks()]

    def test_a_file_gives_the_same_lines_again(self) -> None:
        assert self.lines("typical_plan") == self.lines("typical_plan")

    def test_another_process_seed_time_zone_and_date_give_the_same_lines(self) -> None:
        assert self.watched(1)["error"] == ""
        assert self.watched(2)["error"] == ""
        assert self.watched(1)["digest"] == self.watched(2)["digest"]

    def test_threads_with_one_reader_do_not_disturb_each_other(self) -> None:
        names = ["typical_plan", "joint_plan"]
        wanted = {name: self.lines(name) for name in names}
        reader, data = self.reader(), {name: self.source_of(self.text_of(name)) for name in names}
        with ThreadPoolExecutor(4) as threads:
            work = [(name, threads.submit(reader.lines, data[name])) for name in names * 4]
            mixed = [name for name, done in work if tuple(done.result()) != wanted[name]]
        assert mixed == []

    def test_a_damaged_file_is_read_or_refused_by_name(self) -> None:
        self.lines("typical_plan")
        whole = self.source_of(self.text_of("typical_plan"))
        chance = Random(33476)
        damaged = [whole[:cut] for cut in (*_CUTS, len(whole) // 2, len(whole) - 1)]
        for _ in range(20):
            place = chance.randrange(len(whole))
            damaged.append(whole[:place] + chance.randbytes(3) + whole[place + 3 :])
        for data in damaged:
            refusal = self.refusal(data)
            assert refusal is None or refusal.remedy, "it does not say what to do"
            assert refusal is None or refusal.english != refusal.chinese, "it speaks one language only"

    def test_what_are_no_bytes_is_not_read(self) -> None:
        reader = cast("Any", self.reader())
        with pytest.raises(Exception):  # noqa: B017, PT011 - any will do
            tuple(reader.lines(None))

    def test_it_is_done_in_time(self) -> None:
        assert not self.watched().hung, f"not done after {self.time_limit} s"

    @pytest.mark.parametrize("when", ["import_events", "work_events"])
    def test_it_writes_no_file_uses_no_network_and_starts_no_program(self, when: str) -> None:
        assert self.watched()[when] == []

    @pytest.mark.parametrize("when", ["printed_on_import", "printed_at_work"])
    def test_it_prints_nothing(self, when: str) -> None:
        assert self.watched()[when] == ""

    def test_it_leaves_the_process_as_it_was(self) -> None:
        assert self.watched()["changed_state"] == []
        assert self.watched()["threads_left"] == []

    def test_listing_the_readers_does_not_import_it_and_it_can_be_imported_anew(self) -> None:
        found = self.watched()
        assert not found["imported_by_listing"]
        assert found["digest_after_reload"] == found["digest"]
