"""The clause table: every row of the ruler with its own numbers, restated from GB/T 9704-2012."""

# ruff: noqa: E501  (a table: one clause a line)

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import evolve

from emplan_conform.clauses import Clause, Element, Strength
from emplan_conform.letter_table import letter_clauses

_MUST, _GENERAL, _RECOMMENDED = Strength.MUST, Strength.GENERAL, Strength.RECOMMENDED
_PRACTICE, _DERIVED = Strength.PRACTICE, Strength.DERIVED


class Profile(Enum):
    """Which reading of the type area a page is measured by."""

    GBT9704 = "gbt9704"
    """Line boxes fill the type area: 37 mm to the first box, 22 lines of 28.95 pt."""
    GBT33476 = "gbt33476"
    """Characters fill it, GB/T 33476.2-2016: 37 mm to the first em box, lines of 29.45 to 29.6 pt."""
    MIRRORED = "mirrored"
    """As the first, even pages bound at their right: 26 mm at the left, 28 at the right."""


class Form(Enum):
    """Which first page a document has: the page itself shows it."""

    FILE = "file"
    """文件格式, GB/T 9704-2012 7."""
    LETTER = "letter"
    """信函格式, GB/T 9704-2012 10.1."""


@cache
def clauses(profile: Profile = Profile.GBT9704, form: Form = Form.FILE) -> Mapping[str, Clause]:
    """The table of a profile and a form, by key, in the order of the page."""
    changed = _OF_GBT33476 if profile is Profile.GBT33476 else {}
    table = {clause.key: changed.get(clause.key, clause) for clause in _CLAUSES}
    return MappingProxyType(letter_clauses(table) if form is Form.LETTER else table)


def _clause(
    key: str,
    element: Element,
    number: str,
    strength: Strength,
    rule: str,
    rule_zh: str,
    expected: float | str,
    tolerance: float | tuple[float, float] | str = 0.0,
    unit: str = "",
) -> Clause:
    room = tolerance if isinstance(tolerance, str) else ""
    both = 0.0 if isinstance(tolerance, str) else tolerance
    below, above = both if isinstance(both, tuple) else (both, both)
    return Clause(
        key=key,
        element=element,
        number=number,
        strength=strength,
        rule=rule,
        rule_zh=rule_zh,
        expected=expected,
        below=below,
        above=above,
        unit=unit,
        room=room,
    )


# fmt: off
_PAGE: Final = (
    _clause("paper", Element.PAGE, "5.1", _MUST, "Every page is A4", "幅面为 A4", "210 × 297 mm", "±0.5 mm"),
    _clause("left_margin", Element.PAGE, "5.2.1", _MUST, "Left margin", "订口", 28, 1, "mm"),
    _clause("top_margin", Element.PAGE, "5.2.1", _MUST, "Top margin, to the first line box", "天头（至首行行框）", 37, 1, "mm"),
    _clause("right_edge", Element.PAGE, "5.2.1", _DERIVED, "Right edge of full lines", "满行右边缘", 184, 0.5, "mm"),
    _clause("type_area", Element.PAGE, "5.2.1", _MUST, "Nothing but the page number is painted outside the type area", "版心之外除页码外没有墨迹", 0, (0, 0.5), "mm"),
    _clause("line_pitch", Element.PAGE, "5.2.3", _DERIVED, "Distance from line to line", "行距", 28.95, 0.05, "pt"),
    _clause("lines_per_page", Element.PAGE, "5.2.3", _GENERAL, "Lines of a full page", "每面行数", 22, 0, "lines"),
    _clause("cells_per_line", Element.PAGE, "5.2.3", _GENERAL, "Characters of a full line", "每行字数", 28, 0, "cells"),
    _clause("text_face", Element.PAGE, "5.2.2", _GENERAL, "Text in 仿宋, by its Chinese characters", "正文用仿宋体", 100, (5, 0), "%"),
    _clause("text_size", Element.PAGE, "5.2.2", _GENERAL, "Text in 3号", "正文用3号字", 16, (0.3, 0.1), "pt"),
    _clause("text_black", Element.PAGE, "5.2.4", _GENERAL, "Text is black, but for the masthead", "文字为黑色（标志除外）", "黑"),
    _clause("fonts_embedded", Element.PAGE, "", _PRACTICE, "Every font is embedded", "字体均已嵌入", "0 not embedded"),
    _clause("faces_known", Element.PAGE, "", _PRACTICE, "Chinese characters in one of the five classes of faces", "汉字字体属于五类公文字体", "仿宋, 楷体, 黑体, 小标宋, 宋体"),
)

_HEADER: Final = (
    _clause("copy_number_place", Element.COPY_NUMBER, "7.2.1", _GENERAL, "Copy number flush left in the first line", "份号顶格，第一行", "line 1, 0 cells", "±0.25 lines, ±0.11 cells"),
    _clause("copy_number_form", Element.COPY_NUMBER, "7.2.1", _GENERAL, "Six digits in 3号", "6位3号阿拉伯数字", "6 digits, 16 pt", "−0.3/+0.15 pt"),
    _clause("secrecy_place", Element.SECRECY, "7.2.2", _GENERAL, "Secrecy flush left in the second line", "密级顶格，第二行", "line 2, 0 cells", "±0.25 lines, ±0.11 cells"),
    _clause("secrecy_face", Element.SECRECY, "7.2.2", _GENERAL, "Secrecy in 3号 黑体", "密级用3号黑体", "黑体, 16 pt", "−0.3/+0.15 pt"),
    _clause("urgency_place", Element.URGENCY, "7.2.3", _GENERAL, "Urgency flush left, in the line below", "紧急程度顶格，在其下一行", "0 cells", "±0.11 cells"),
    _clause("urgency_face", Element.URGENCY, "7.2.3", _GENERAL, "Urgency in 3号 黑体", "紧急程度用3号黑体", "黑体, 16 pt", "−0.3/+0.15 pt"),
    _clause("masthead_top", Element.MASTHEAD, "7.2.4", _MUST, "Upper edge of the masthead's ink, from the page's edge", "标志墨迹上边缘至页边", 72, 0.5, "mm"),
    _clause("masthead_centred", Element.MASTHEAD, "7.2.4", _MUST, "Masthead off the middle", "标志居中偏差", 0, 0.5, "mm"),
    _clause("masthead_red", Element.MASTHEAD, "7.2.4", _RECOMMENDED, "Masthead in red", "标志用红色", "红"),
    _clause("masthead_face", Element.MASTHEAD, "7.2.4", _RECOMMENDED, "Masthead in 小标宋", "标志用小标宋体", "小标宋"),
    _clause("number_gap", Element.NUMBER, "7.2.5", _MUST, "Number two blank lines below the masthead", "发文字号在标志下空二行", 22.4, (2, 4.6), "mm"),
    _clause("number_place", Element.NUMBER, "7.2.5", _MUST, "Number centred, or one cell in if there are signatories: off by", "发文字号居中（上行文居左空一字）偏差", 0, 0.5, "mm"),
    _clause("number_form", Element.NUMBER, "7.2.5", _MUST, "Number written as code〔year〕serial号", "发文字号形式", "X〔2027〕3号"),
    _clause("number_face", Element.NUMBER, "7.2.5", _GENERAL, "Number in 3号 仿宋", "发文字号用3号仿宋", "仿宋, 16 pt", "−0.3/+0.15 pt"),
    _clause("signatories_place", Element.SIGNATORIES, "7.2.6", _MUST, "Signatories end one cell from the right", "签发人右空一字", 1, 0.11, "cells"),
    _clause("signatories_face", Element.SIGNATORIES, "7.2.6", _MUST, "签发人： in 仿宋, names in 楷体", "“签发人”仿宋、姓名楷体", "仿宋 + 楷体, 16 pt", "−0.3/+0.15 pt"),
    _clause("header_rule_length", Element.HEADER_RULE, "7.2.7", _MUST, "Red rule as long as the type area is wide", "红色分隔线与版心等宽", 156, 0.5, "mm"),
    _clause("header_rule_centred", Element.HEADER_RULE, "7.2.7", _MUST, "Red rule off the middle", "红色分隔线居中偏差", 0, 0.5, "mm"),
    _clause("header_rule_gap", Element.HEADER_RULE, "7.2.7", _MUST, "Red rule below the number", "红色分隔线在发文字号之下", 4, 0.5, "mm"),
    _clause("header_rule_red", Element.HEADER_RULE, "7.2.7", _MUST, "The rule is red", "分隔线为红色", "红"),
)

_OPENING: Final = (
    _clause("title_face", Element.TITLE, "7.3.1", _GENERAL, "Titles in 小标宋", "标题用小标宋体", "小标宋"),
    _clause("title_size", Element.TITLE, "7.3.1", _GENERAL, "Titles in 2号", "标题用2号字", 22, 0.3, "pt"),
    _clause("title_gap", Element.TITLE, "7.3.1", _MUST, "Title two blank lines below the red rule", "标题在红色分隔线下空二行", 20.43, 1.5, "mm"),
    _clause("title_centred", Element.TITLE, "7.3.1", _MUST, "Title lines off the middle", "标题各行居中偏差", 0, 0.5, "mm"),
    _clause("title_width", Element.TITLE, "7.3.1", _DERIVED, "No title line wider than the type area", "标题每行不超过版心", 156, (156, 0.5), "mm"),
    _clause("title_shape", Element.TITLE, "7.3.1", _MUST, "Title lines as a trapezoid or a diamond", "标题排列呈梯形或菱形", "trapezoid or diamond"),
    _clause("title_breaks", Element.TITLE, "7.3.1", _MUST, "Title lines end between words", "标题回行词意完整", "0 bad breaks"),
    _clause("addressees_gap", Element.ADDRESSEES, "7.3.2", _MUST, "Addressees one blank line below the title", "主送机关在标题下空一行", 1, (0.05, 0.6), "lines"),
    _clause("addressees_place", Element.ADDRESSEES, "7.3.2", _MUST, "Addressees flush left, wraps too", "主送机关顶格，回行亦顶格", 0, 0.11, "cells"),
    _clause("addressees_colon", Element.ADDRESSEES, "7.3.2", _MUST, "Addressees end with one full-width colon", "主送机关后标全角冒号", "："),
)

_TEXT: Final = (
    _clause("text_on_page_1", Element.TEXT, "7.3.3", _MUST, "Page 1 shows text", "首页显示正文", 1, (0, 22), "lines"),
    _clause("paragraph_indent", Element.TEXT, "7.3.3", _GENERAL, "Paragraphs begin two cells in", "每段左空二字", 2, 0.11, "cells"),
    _clause("wraps_flush_left", Element.TEXT, "7.3.3", _GENERAL, "Further lines flush left", "回行顶格", 0, 0.11, "cells"),
    _clause("line_starts", Element.TEXT, "GB/T 15834 5.1.1", _MUST, "No line begins with a stop or closing mark", "行首无句内句末点号和后半标号", "0 lines"),
    _clause("line_ends", Element.TEXT, "GB/T 15834 5.1.3", _MUST, "No line ends with an opening mark", "行末无前半标号", "0 lines"),
    _clause("numbers_whole", Element.TEXT, "GB/T 15835 5.1.7.2", _MUST, "No number is split between lines", "数字不断开回行", "0 numbers"),
    _clause("heading_1_face", Element.HEADINGS, "7.3.3", _GENERAL, "First level 一、 in 黑体", "第一层用黑体", "黑体"),
    _clause("heading_2_face", Element.HEADINGS, "7.3.3", _GENERAL, "Second level （一） in 楷体", "第二层用楷体", "楷体"),
    _clause("heading_3_face", Element.HEADINGS, "7.3.3", _GENERAL, "Third and fourth level 1. （1） in 仿宋", "第三、四层用仿宋", "仿宋"),
    _clause("heading_kept", Element.HEADINGS, "", _PRACTICE, "No heading is the last line of a page", "标题不在页末", "0 headings"),
)

_ENDING: Final = (
    _clause("attachment_note_gap", Element.ATTACHMENT_NOTE, "7.3.4", _MUST, "Attachment note one blank line below the text", "附件说明在正文下空一行", 1, (0.05, 0.6), "lines"),
    _clause("attachment_note_indent", Element.ATTACHMENT_NOTE, "7.3.4", _MUST, "Attachment note two cells in", "附件说明左空二字", 2, 0.11, "cells"),
    _clause("attachment_note_form", Element.ATTACHMENT_NOTE, "7.3.4", _MUST, "附件：, Arabic numbers, no mark behind a name", "附件说明的形式", "附件：1.X"),
    _clause("attachment_note_wraps", Element.ATTACHMENT_NOTE, "7.3.4", _MUST, "Names and their further lines aligned: off by", "附件名称及回行对齐偏差", 0, 0.11, "cells"),
    _clause("signature_gap", Element.SIGNATURE, "7.3.5", _DERIVED, "Blank lines above the signature", "署名（印章）之上空行", "1 (unsealed), 2 (stamped), 2–3 (sealed)"),
    _clause("signature_relation", Element.SIGNATURE, "7.3.5", _MUST, "Date under the organ: centred (sealed) or two cells in (unsealed), off by", "署名与日期的相对位置偏差", 0, 0.6, "mm"),
    _clause("signature_right", Element.SIGNATURE, "7.3.5", _GENERAL, "Distance from the right: four cells (sealed) or two (unsealed), off by", "署名、日期右空字数偏差", 0, 0.8, "mm"),
    _clause("date_form", Element.SIGNATURE, "7.3.5.4", _MUST, "Date in full, Arabic digits, not padded", "成文日期形式", "2027年3月6日"),
    _clause("signature_not_alone", Element.SIGNATURE, "7.3.5.5", _MUST, "Text on the page of the signature", "署名页有正文", 1, (0, 22), "lines"),
    _clause("closing_note_place", Element.CLOSING_NOTE, "7.3.6", _MUST, "Note two cells in, in the line below the date", "附注左空二字，在日期下一行", 2, 0.11, "cells"),
    _clause("closing_note_brackets", Element.CLOSING_NOTE, "7.3.6", _MUST, "Note in round brackets", "附注加圆括号", "（X）"),
    _clause("attachment_new_page", Element.ATTACHMENTS, "7.3.7", _MUST, "Each attachment on a new page", "附件另面编排", "line 1", "±0.25 lines"),
    _clause("attachment_label_place", Element.ATTACHMENTS, "7.3.7", _MUST, "附件 flush left", "“附件”顶格", 0, 0.11, "cells"),
    _clause("attachment_label_face", Element.ATTACHMENTS, "7.3.7", _MUST, "附件 and its number in 3号 黑体", "“附件”及顺序号用3号黑体", "黑体, 16 pt", "−0.3/+0.15 pt"),
    _clause("attachment_title_slot", Element.ATTACHMENTS, "7.3.7", _MUST, "Title of the attachment in the third line", "附件标题在第三行", 3, 0.25, "line"),
    _clause("attachments_agree", Element.ATTACHMENTS, "7.3.7", _MUST, "Number and title as in the attachment note", "附件顺序号和标题与附件说明一致", "0 differences"),
    _clause("turned_tables", Element.TABLES, "8", _MUST, "Landscape tables turned with their head to the left edge", "横排表格表头朝左", "90°"),
)

_COLOPHON: Final = (
    _clause("colophon_rule_length", Element.COLOPHON, "7.4.1", _MUST, "Rules of the colophon as long as the type area is wide", "版记分隔线与版心等宽", 156, 0.5, "mm"),
    _clause("colophon_outer_rules", Element.COLOPHON, "7.4.1", _RECOMMENDED, "First and last rule thick", "首末条分隔线高度", 0.35, 0.05, "mm"),
    _clause("colophon_inner_rules", Element.COLOPHON, "7.4.1", _RECOMMENDED, "Rules between thin", "中间分隔线高度", 0.25, 0.05, "mm"),
    _clause("colophon_bottom", Element.COLOPHON, "7.4.1", _MUST, "Last rule on the lower edge of the type area", "末条分隔线与版心下边缘重合", 262, 0.5, "mm"),
    _clause("colophon_last_page", Element.COLOPHON, "7.4.1", _MUST, "Colophon on the last page", "版记在最后一面", "last page"),
    _clause("colophon_even_page", Element.COLOPHON, "GB/T 33476.2 7.3.1", _GENERAL, "Colophon on an even page", "版记在双数页", "even"),
    _clause("colophon_face", Element.COLOPHON, "7.4.2", _GENERAL, "Colophon in 4号 仿宋", "版记用4号仿宋", "仿宋, 14 pt", "−0.3/+0.15 pt"),
    _clause("copied_to_place", Element.COLOPHON, "7.4.2", _GENERAL, "抄送 one cell in at both sides, wraps behind the colon: off by", "抄送左右空一字、回行对齐偏差", 0, 0.8, "mm"),
    _clause("copied_to_stop", Element.COLOPHON, "7.4.2", _MUST, "抄送： with a full stop at its end", "抄送形式", "抄送：X。"),
    _clause("printed_by_place", Element.COLOPHON, "7.4.3", _GENERAL, "Printing office one cell in from the left, date one from the right: off by", "印发机关左空一字、日期右空一字偏差", 0, 0.6, "mm"),
    _clause("printed_by_form", Element.COLOPHON, "7.4.3", _MUST, "Printing date in full, Arabic, not padded, then 印发", "印发日期形式", "2027年3月6日印发"),
)

_PAGE_NUMBER: Final = (
    _clause("page_number_present", Element.PAGE_NUMBER, "7.5", _GENERAL, "Every page numbered in order, blank ones and a colophon's behind them not", "页码连续", "1, 2, 3 …"),
    _clause("page_number_face", Element.PAGE_NUMBER, "7.5", _GENERAL, "Page number in 4号 宋体", "页码用4号宋体", "宋体, 14 pt", "−0.3/+0.15 pt"),
    _clause("page_number_dashes", Element.PAGE_NUMBER, "7.5", _GENERAL, "A dash on each side, half-width digits", "页码左右各一条一字线，半角数字", "— 1 —"),
    _clause("page_number_height", Element.PAGE_NUMBER, "7.5", _GENERAL, "Ink of the dashes, from the page's upper edge", "一字线位置", 269, 0.5, "mm"),
    _clause("page_number_side", Element.PAGE_NUMBER, "7.5", _GENERAL, "Odd numbers right, even ones left, one cell in", "单页码居右、双页码居左空一字", 1, 0.11, "cells"),
)
# fmt: on

_CLAUSES: Final = (*_PAGE, *_HEADER, *_OPENING, *_TEXT, *_ENDING, *_COLOPHON, *_PAGE_NUMBER)

_BY_KEY: Final = {clause.key: clause for clause in _CLAUSES}
_OF_GBT33476: Final = {
    "top_margin": evolve(
        _BY_KEY["top_margin"],
        number="5.2.1; GB/T 33476.2",
        rule="Top margin, to the first characters",
        rule_zh="天头（至首行文字）",
    ),
    "type_area": evolve(
        _BY_KEY["type_area"],
        number="5.2.1; GB/T 33476.2",
        rule="Nothing but the page number is painted outside the margins",
        rule_zh="页边距之内除页码外没有墨迹",
    ),
    "title_gap": evolve(_BY_KEY["title_gap"], number="7.3.1; GB/T 33476.2", expected=20.78),
    "line_pitch": evolve(
        _BY_KEY["line_pitch"], number="5.2.3; GB/T 33476.2", expected=29.45, below=0.05, above=0.2
    ),
}
