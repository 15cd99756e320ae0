"""The errors of the PDF reader, each with what an office can do."""

from emplan.errors import ReadingError

_WORD = "Give the Word document instead, or a text file with the text."
_WORD_ZH = "请改用 Word 文档，或者提供文本文件。"


def damaged(reason: str) -> ReadingError:
    """A file that is no whole PDF."""
    return ReadingError(
        f"The PDF (来源文件) is damaged and cannot be read: {reason}.",
        f"PDF 文件已损坏，无法读取：{reason}。",
        field="source",
        remedy=f"Open it in a PDF viewer and save it again. {_WORD}",
        remedy_zh=f"请用 PDF 阅读器打开后重新保存。{_WORD_ZH}",
    )


def encrypted() -> ReadingError:
    """A file behind a password."""
    return ReadingError(
        "The PDF (来源文件) is behind a password.",
        "PDF 文件设有打开密码。",
        field="source",
        remedy="Take off the password and save it again.",
        remedy_zh="请解除密码后重新保存。",
    )


def scanned(pages: int) -> ReadingError:
    """Pages without a text layer: pictures of paper."""
    return ReadingError(
        f"The PDF (来源文件) has no text layer: its {pages} pages are pictures.",
        f"PDF 文件没有文字层：{pages}页均为图片（扫描件）。",
        field="source",
        remedy=f"Let a program recognise the characters (OCR) first. {_WORD}",
        remedy_zh=f"请先进行文字识别（OCR）。{_WORD_ZH}",
    )


def too_many_pages(pages: int, limit: int) -> ReadingError:
    """More pages than a plan has."""
    return ReadingError(
        f"The PDF (来源文件) is too large: {pages} pages, at most {limit} are read.",
        f"PDF 文件过大：{pages}页，最多可读取{limit}页。",
        field="source",
        remedy="Give the pages of the plan alone.",
        remedy_zh="请只提供方案所在的页。",
    )


def too_much(limit: int) -> ReadingError:
    """Content that unpacks to more than is read."""
    return ReadingError(
        f"The PDF (来源文件) is too large: its content unpacks to more than {limit} bytes.",
        f"PDF 文件过大：内容解压后超过{limit}字节。",
        field="source",
        remedy=_WORD,
        remedy_zh=_WORD_ZH,
    )


def too_full(page: int, characters: int, limit: int) -> ReadingError:
    """A page with more characters than paper holds."""
    return ReadingError(
        f"Page {page} of the PDF (来源文件) holds {characters} characters, at most {limit} are read.",
        f"PDF 文件第{page}页有{characters}个字符，每页最多可读取{limit}个。",
        field="source",
        remedy=_WORD,
        remedy_zh=_WORD_ZH,
    )


def too_slow(seconds: int) -> ReadingError:
    """A file that keeps the reader busy for longer than any plan does."""
    return ReadingError(
        f"The PDF (来源文件) could not be read within {seconds} seconds.",
        f"PDF 文件在{seconds}秒内未能读完。",
        field="source",
        remedy=_WORD,
        remedy_zh=_WORD_ZH,
    )
