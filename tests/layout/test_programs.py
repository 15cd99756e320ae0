"""The programs that show a document, by name."""

import pytest
from attrs import field, frozen

from emplan.errors import InvalidValueError
from emplan.layout import LIBREOFFICE_LINES, PROGRAM_LINES, LineRules, Program, names_program


@frozen
class PageExporter:
    program: Program = field(default="word", validator=names_program)


def test_each_program_has_its_own_lines() -> None:
    assert PROGRAM_LINES[PageExporter().program] == LineRules()
    assert PROGRAM_LINES[PageExporter(program="libreoffice").program] == LIBREOFFICE_LINES


def test_an_unknown_program_is_refused_with_the_exporter_s_field_and_the_known_names() -> None:
    with pytest.raises(InvalidValueError) as caught:
        PageExporter(program="pages")  # type: ignore[arg-type]  # what callers without a type checker write
    assert caught.value.english.startswith("PageExporter.program (打开文件的程序) is 'word' or 'libreoffice'")
    assert "word 或 libreoffice" in caught.value.message("zh")
    assert caught.value.field == "program"
