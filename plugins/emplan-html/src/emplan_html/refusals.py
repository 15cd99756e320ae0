"""The errors of the web page reader, each with what an office can do."""

from emplan.errors import ReadingError

_COPY = "Copy the document's text from the page into a text file and read that."
_COPY_ZH = "请从网页复制公文文字，存为文本文件后再读取。"


def too_deep() -> ReadingError:
    """Elements inside each other beyond what a page needs."""
    return ReadingError(
        "The web page (来源网页) is nested too deeply to be read.",
        "来源网页的嵌套层次过深，无法读取。",
        field="source",
        remedy=_COPY,
        remedy_zh=_COPY_ZH,
    )


def damaged(reason: str) -> ReadingError:
    """Markup of which nothing can be made."""
    return ReadingError(
        f"The web page (来源网页) cannot be read: {reason}.",
        f"无法读取来源网页：{reason}。",
        field="source",
        remedy=_COPY,
        remedy_zh=_COPY_ZH,
    )


def too_large(limit: int) -> ReadingError:
    """More text than a plan can have."""
    return ReadingError(
        f"The web page (来源网页) is too large: more than {limit} characters of text.",
        f"来源网页过大：文字超过{limit}字。",
        field="source",
        remedy=_COPY,
        remedy_zh=_COPY_ZH,
    )
