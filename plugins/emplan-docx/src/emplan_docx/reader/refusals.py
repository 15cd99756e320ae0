"""The errors of the Word reader, each with what an office can do."""

from emplan.errors import ReadingError

_SAVE_AS = "Open it in Word or WPS and save it as .docx."
_SAVE_AS_ZH = "请用 Word 或 WPS 打开并另存为 .docx 文档。"


def old_format() -> ReadingError:
    """A file of Word 97–2003 or an old .wps file."""
    return ReadingError(
        "The source (来源文件) is a Word 97-2003 or WPS file, or one behind a password, not a .docx package.",
        "来源文件是 Word 97-2003（.doc）或 WPS 旧格式，或者设有密码，不是 .docx 文档。",
        field="source",
        remedy=f"Take off the password, if there is one. {_SAVE_AS}",
        remedy_zh=f"如有密码请先解除。{_SAVE_AS_ZH}",
    )


def encrypted() -> ReadingError:
    """A file behind a password."""
    return ReadingError(
        "The Word document (来源文件) is behind a password.",
        "Word 文档设有打开密码。",
        field="source",
        remedy="Take off the password in Word or WPS and save the document again.",
        remedy_zh="请在 Word 或 WPS 中解除密码后重新保存。",
    )


def damaged(part: str, reason: str) -> ReadingError:
    """A package or part that is broken."""
    return ReadingError(
        f"The Word document (来源文件) is damaged in {part}: {reason}.",
        f"Word 文档已损坏（{part}）：{reason}。",
        field="source",
        remedy=f"Let Word or WPS repair it. {_SAVE_AS}",
        remedy_zh=f"请用 Word 或 WPS 修复。{_SAVE_AS_ZH}",
    )


def no_document() -> ReadingError:
    """A package that holds no Word document."""
    return ReadingError(
        "The source (来源文件) is a ZIP package without a Word document in it.",
        "来源文件是压缩包，其中没有 Word 文档正文。",
        field="source",
        remedy="Give the .docx document itself; unpack an archive first.",
        remedy_zh="请提供 .docx 文档本身；如为压缩包请先解压。",
    )


def too_large(part: str, limit: int) -> ReadingError:
    """A part that unpacks to more than is read."""
    return ReadingError(
        f"The Word document (来源文件) is too large: {part} unpacks to more than {limit} bytes.",
        f"Word 文档过大：{part} 解压后超过{limit}字节。",
        field="source",
        remedy="A plan is far below one megabyte of text; give the plan alone.",
        remedy_zh="一份方案的文字远不足1MB，请只提供方案本身。",
    )


def too_many_paragraphs(limit: int) -> ReadingError:
    """More paragraphs than are read, empty ones counted."""
    return ReadingError(
        f"The Word document (来源文件) has more than {limit} paragraphs.",
        f"Word 文档的段落超过{limit}个。",
        field="source",
        remedy="A plan has a few hundred; give the plan alone.",
        remedy_zh="一份方案不过数百个段落，请只提供方案本身。",
    )


def forbidden_markup(part: str) -> ReadingError:
    """A part with a document type declaration, which no office program writes."""
    return ReadingError(
        f"The Word document (来源文件) has a document type declaration in {part}, which is not read.",
        f"Word 文档的 {part} 含有文档类型声明（DTD），出于安全不予读取。",
        field="source",
        remedy=_SAVE_AS,
        remedy_zh=_SAVE_AS_ZH,
    )


def too_deep() -> ReadingError:
    """Tables in tables in tables without end."""
    return ReadingError(
        "The Word document (来源文件) is nested too deeply to be read.",
        "Word 文档的嵌套层次过深，无法读取。",
        field="source",
        remedy="Take tables and text boxes out of each other and save the document again.",
        remedy_zh="请拆开相互嵌套的表格和文本框后重新保存。",
    )
