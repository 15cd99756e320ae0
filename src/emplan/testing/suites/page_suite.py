"""The suite for exporters of fixed pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

import pytest

from emplan.exporting import export
from emplan.layout import Page, compose, lay_out
from emplan.testing.samples.large import two_hundred_pages_plan
from emplan.testing.suites.exporter_suite import ExporterSuite
from emplan.testing.suites.subject import SAMPLES, each_sample, squeezed

_NUMBER = re.compile(r"^—\d+—|—\d+—$")


class PageExporterSuite(ExporterSuite):
    """Everything for a format of fixed pages: give `format`, `read_pages` and, if you can, `page_sizes`.

    Attributes:
        page_tolerance: By how many pages a file may differ from :func:`emplan.compose` with plain cells.
        size_tolerance_pt: By how many points a page's width and height may differ.
    """

    page_tolerance: ClassVar[int] = 0
    size_tolerance_pt: ClassVar[float] = 0.5

    def read_pages(self, data: bytes) -> Sequence[str]:
        """Return the text of each page in the order of drawing, the page number included; to be given."""
        raise AssertionError("The suite needs read_pages(data): the text of each page.")

    def page_sizes(self, data: bytes) -> Sequence[tuple[float, float]]:
        """Return width and height of each page in points as it lies before the reader; empty if not known."""
        return ()

    def read_back(self, data: bytes) -> str:
        """The text of all pages without their numbers."""
        return "".join(_NUMBER.sub("", page) for page in self.pages(data))

    def pages(self, data: bytes) -> tuple[str, ...]:
        """The text of each page without white space; the same file is read once."""
        return _pages(self, data)

    def composed(self, sample: str) -> tuple[Page, ...]:
        """The sample's pages as the layout has them."""
        return compose(lay_out(SAMPLES[sample]())).pages

    @each_sample
    def test_the_file_has_the_pages_of_the_layout(self, sample: str) -> None:
        found, wanted = len(self.pages(self.data(sample))), len(self.composed(sample))
        assert abs(found - wanted) <= self.page_tolerance, f"{found} pages instead of {wanted}"

    @each_sample
    def test_every_page_has_its_number_and_a_blank_one_none(self, sample: str) -> None:
        pages = self.pages(self.data(sample))
        for page, text in zip(self.composed(sample), pages, strict=False):
            number = squeezed("".join(run.text for run in page.number_line.runs)) if page.number_line else ""
            if number:
                assert text.startswith(number) or text.endswith(number), (
                    f"page {page.ordinal} has no {number}"
                )
            else:
                assert not _NUMBER.search(text), f"page {page.ordinal} has a number and should have none"

    @each_sample
    def test_no_page_is_empty_that_the_layout_fills(self, sample: str) -> None:
        pages = [_NUMBER.sub("", page) for page in self.pages(self.data(sample))]
        empty = [
            page.ordinal
            for page, text in zip(self.composed(sample), pages, strict=False)
            if page.lines and not text
        ]
        assert empty == []

    @each_sample
    def test_the_title_stands_on_the_first_page(self, sample: str) -> None:
        title = squeezed(SAMPLES[sample]().document_title.text)
        assert title in self.pages(self.data(sample))[0]

    @each_sample
    def test_pages_have_the_size_of_the_layout(self, sample: str) -> None:
        sizes = self.page_sizes(self.data(sample))
        if not sizes:
            pytest.skip("gives no page sizes")
        for page, (width, height) in zip(self.composed(sample), sizes, strict=False):
            assert abs(width - page.width_pt) <= self.size_tolerance_pt, (
                f"page {page.ordinal}: {width} pt wide"
            )
            assert abs(height - page.height_pt) <= self.size_tolerance_pt, (
                f"page {page.ordinal}: {height} pt high"
            )

    def test_a_plan_of_one_task_is_one_page(self) -> None:
        assert len(self.pages(self.data("minimal_plan"))) == 1

    def test_a_long_plan_has_its_hundreds_of_pages(self) -> None:
        if not self.with_large_plans:
            pytest.skip("states with_large_plans = False")
        self.must_not_hang()
        plan = two_hundred_pages_plan()
        wanted = len(compose(lay_out(plan)).pages)
        assert abs(len(self.pages(export(plan, self.exporter()))) - wanted) <= wanted // 20


# Of the samples and one large plan; suites are made anew for every check, so that their type is the key.
_READ: dict[tuple[type, bytes], tuple[str, ...]] = {}
_MOST_READ = 12


def _pages(suite: PageExporterSuite, data: bytes) -> tuple[str, ...]:
    key = (type(suite), data)
    if key not in _READ:
        while len(_READ) >= _MOST_READ:
            del _READ[next(iter(_READ))]
        _READ[key] = tuple(map(squeezed, suite.read_pages(data)))
    return _READ[key]
