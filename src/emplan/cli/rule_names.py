"""What the summary of a reading calls each repair, in English and Chinese."""

from emplan.cli.language import Language

RULE_NAMES: dict[str, tuple[str, str]] = {
    "bracket_width": ("widths of brackets", "括号全半角"),
    "control_character": ("invisible characters", "不可见字符"),
    "digit_width": ("widths of digits", "数字全半角"),
    "doubled_character": ("characters printed twice", "重复字符"),
    "inner_space": ("spaces inside words", "多余空格"),
    "label": ("shapes of labels", "序数写法"),
    "label_mark": ("marks behind labels", "序数后标点"),
    "line_break": ("lost line breaks", "缺失换行"),
    "lost_character": ("lost characters put back", "恢复丢字"),
    "lost_white_space": ("question marks for spaces", "空格误成问号"),
    "markup": ("marks of Markdown", "Markdown标记"),
    "misread_digit": ("misread digits", "数字误识"),
    "nested_title": ("titles inside titles", "书名号套用"),
    "page_cut": ("page breaks in paragraphs", "翻页断开"),
    "page_number": ("page numbers", "页码"),
    "pinyin": ("notes of pinyin", "拼音注音"),
    "punctuation_width": ("widths of punctuation", "标点全半角"),
    "radical": ("radicals for characters", "部首代字"),
    "run_on": ("lines run together", "误连的行"),
    "sentence_end": ("Latin full stops", "句末圆点"),
    "tail_bracket": ("brackets around units", "责任单位括号"),
    "title_line": ("joint issuers in a title", "标题联合署名"),
    "traditional": ("traditional characters", "繁体字"),
    "unit_mark": ("marks between units", "责任单位分隔"),
    "wrapped_line": ("wrapped lines", "折行"),
}


def rule_name(rule: str, language: Language) -> str:
    """The repair in a clerk's words; a rule that is new here keeps the name that reports give it."""
    english, chinese = RULE_NAMES.get(rule, (rule, rule))
    return chinese if language == "zh" else english
