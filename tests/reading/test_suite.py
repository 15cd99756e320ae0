"""The core's own reader `text` stands every check of the kit."""

from emplan.testing.suites import ReaderSuite


class TestText(ReaderSuite):
    format = "text"

    def source_of(self, text: str) -> bytes:
        return text.encode("utf-8")


class TestTextInGb18030(ReaderSuite):
    format = "text"

    def source_of(self, text: str) -> bytes:
        return text.encode("gb18030")
