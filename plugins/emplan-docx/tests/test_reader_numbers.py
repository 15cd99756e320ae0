"""Automatic numbers: computed as Word prints them."""

import pytest

from emplan.reading import SourceLine
from emplan_docx.reader import DocxReader
from emplan_docx.reader.number_formats import formatted
from word_files import instance, item, level, numbering, p, package, part


def lines(data: bytes) -> list[SourceLine]:
    return list(DocxReader().lines(data))


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
)


def test_numbers_are_computed_and_restart_under_their_parents() -> None:
    body = (
        item("健全体系")
        + item("清单", 1)
        + item("考核", 1)
        + item("按月", 2)
        + item("先报", 3)
        + item("排查隐患")
        + item("点位", 1)
        + item("按季", 2)
    )
    read_ = [text.replace(" ", "") for text in texts(package(body, numbering=numbering(OFFICIAL)))]
    assert read_ == [
        "一、健全体系",
        "（一）清单",
        "（二）考核",
        "1.按月",
        "①先报",
        "二、排查隐患",
        "（一）点位",
        "1.按季",
    ]


def test_a_level_without_restart_runs_on() -> None:
    running = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("a", 1) + item("b", 1) + item("乙") + item("c", 1)
    assert texts(package(body, numbering=numbering(running)))[-1] == "3.c"


def test_two_lists_of_one_definition_count_on_and_an_override_starts_anew() -> None:
    numbers = (
        instance(1),
        instance(2),
        instance(3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        instance(4, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'),
    )
    body = (
        item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3) + item("戊", number=4)
    )
    read_ = texts(package(body, numbering=numbering(OFFICIAL, *numbers)))
    assert read_ == ["一、甲", "二、乙", "一、丙", "二、丁", "第3条 戊"]


def test_a_legal_level_shows_digits_and_missing_parents_their_start() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert texts(package(item("要求", 1), numbering=numbering(levels))) == ["1.1 要求"]


def test_numbers_come_from_styles_by_numeric_id_and_the_level_tied_to_them() -> None:
    styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="2"/>
        <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
    """
    tied = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="2"/>') + level(
        1, "chineseCounting", "（%2）", '<w:pStyle w:val="3"/>'
    )
    body = (
        p("总则", '<w:pStyle w:val="2"/>')
        + p("目标", '<w:pStyle w:val="3"/>')
        + p("无号", '<w:pStyle w:val="3"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    read_ = lines(package(body, numbering=numbering(tied), styles=part("styles", styles)))
    assert [line.text for line in read_] == ["一、总则", "（一）目标", "无号"]
    assert [(line.looks.heading_level, line.looks.style) for line in read_[:2]] == [
        (1, "heading 1"),
        (2, "heading 2"),
    ]
    assert (read_[1].looks.bold, read_[1].looks.size) == (True, 16.0)


def test_linked_definitions_and_bullets_are_found() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    bullet = f'<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0FE;"/>{font}'
    levels = level(0, "upperLetter", "%1.") + f'<w:lvl w:ilvl="1">{bullet}</w:lvl>'
    linked = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="列表"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="列表"/>{levels}</w:abstractNum>'
        + instance(1),
    )
    assert texts(package(item("甲") + item("乙", 1) + item("丙", number=9), numbering=linked)) == [
        "A.甲",
        "☑ 乙",
        "丙",
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (12, "chineseCountingThousand", "十二"),
        (101, "chineseCountingThousand", "一百零一"),
        (101, "chineseCounting", "一○一"),
        (10, "ideographDigital", "一〇"),
        (21, "taiwaneseCountingThousand", "二十一"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (12, "ideographZodiac", "亥"),
        (13, "ideographZodiac", "13"),
        (20, "decimalEnclosedCircle", "⑳"),
        (99, "decimalEnclosedCircleChinese", "99"),
        (1, "decimalEnclosedParen", "⑴"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (5, "ideographEnclosedCircle", "㊄"),
        (7, "decimalZero", "07"),
        (7, "decimalFullWidth", "７"),
        (4, "upperRoman", "IV"),
        (0, "lowerRoman", "0"),
        (28, "lowerLetter", "bb"),
        (0, "upperLetter", "0"),
        (1, "numberInDash", "- 1 -"),
        (6, "cardinalText", "6"),
        (10_000, "chineseCounting", "10000"),
        (1, "none", ""),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, printed: str) -> None:
    assert formatted(number, form) == printed
