"""The reading errors: every way in which a source is no plan, with place and remedy in both languages."""

from __future__ import annotations

from emplan.errors import ReadingError


def empty(name: str | None) -> ReadingError:
    """A source without any text."""
    return ReadingError(
        "The source (来源文件) is empty.",
        "来源文件是空的。",
        field="source",
        place=name,
        remedy="Check that the right file was named and that it was saved.",
        remedy_zh="请检查文件名是否正确、文件是否已保存。",
    )


def binary(name: str | None, offset: int) -> ReadingError:
    """Bytes that are no text in any encoding."""
    return ReadingError(
        f"The source (来源文件) is binary data, not text (byte {offset}).",
        f"来源文件是二进制数据，不是文本（第{offset}字节）。",
        field="source",
        place=name,
        remedy="Give a text file, or install the reader for this format (see available_readers()).",
        remedy_zh="请提供文本文件，或者安装能读取该格式的插件。",
    )


def undecodable(name: str | None, offset: int) -> ReadingError:
    """Text in an encoding that is not read."""
    return ReadingError(
        f"The source (来源文件) cannot be decoded: byte {offset} is neither UTF-8 nor GB18030.",
        f"来源文件无法解码：第{offset}字节既不是UTF-8编码，也不是GB18030编码。",
        field="source",
        place=name,
        remedy="Save the file as UTF-8 text.",
        remedy_zh="请将文件另存为UTF-8编码的文本。",
    )


def misread(name: str | None) -> ReadingError:
    """Text that can be decoded, but makes no Chinese."""
    return ReadingError(
        "The source (来源文件) is in an encoding that is not read, such as Big5; as GB18030 it says nothing.",
        "来源文件的编码不受支持（如Big5、Shift-JIS）：按GB18030解码得不到通顺的汉字。",
        field="source",
        place=name,
        remedy="Save the file as UTF-8 text.",
        remedy_zh="请将文件另存为UTF-8编码的文本。",
    )


def too_large(name: str | None, size: int, limit: int) -> ReadingError:
    """More bytes than are read."""
    return ReadingError(
        f"The source (来源文件) is too large: {size} bytes, at most {limit} are read.",
        f"来源文件过大：{size}字节，最多可读取{limit}字节。",
        field="source",
        place=name,
        remedy="A plan is a few dozen kilobytes; give the plan alone.",
        remedy_zh="一份方案通常只有几十KB，请只提供方案本身。",
    )


def too_long(name: str | None, length: int, limit: int) -> ReadingError:
    """More characters of text than are read."""
    return ReadingError(
        f"The text of the source (来源文件) is too large: {length} characters, at most {limit} are read.",
        f"来源文件的文字过多：{length}个字符，最多可读取{limit}个。",
        field="source",
        place=name,
        remedy="A plan has a few ten thousand characters; give the plan alone.",
        remedy_zh="一份方案通常不过数万字，请只提供方案本身。",
    )


def no_plan(name: str | None) -> ReadingError:
    """A text with neither a title nor a numbered outline."""
    return ReadingError(
        "The text is no plan (方案): it has no title (标题) and no numbered outline (结构层次序数).",
        "文本不是方案：既没有标题，也没有编号的层次结构。",
        field="source",
        place=name,
        remedy="Give the document itself: a title such as …工作要点 and numbered items such as 一、.",
        remedy_zh="请提供公文正文：应有标题（如“……工作要点”）和编号的条目（如“一、”）。",
    )


def missing(name: str, reason: str, reason_zh: str) -> ReadingError:
    """A path that cannot be opened."""
    return ReadingError(
        f"The source (来源文件) cannot be opened: {reason}.",
        f"无法打开来源文件：{reason_zh}。",
        field="source",
        place=name,
        remedy="Check the path; text itself is given as bytes or to read_text().",
        remedy_zh="请检查路径；如要直接读取文字，请使用 read_text()。",
    )


def not_accepted(name: str | None, suffix: str, formats: tuple[str, ...]) -> ReadingError:
    """A source that no installed reader takes."""
    known = ", ".join(formats) or "none"
    kind = f"（{suffix}）" if suffix else ""
    return ReadingError(
        f"No installed reader (读取插件) takes this source{f' ({suffix})' if suffix else ''}; "
        f"installed: {known}.",
        f"没有能读取该来源文件{kind}的插件；已安装：{'、'.join(formats) or '无'}。",
        field="source",
        place=name,
        remedy="Save it as plain text (.txt), or install the reader for this format.",
        remedy_zh="请另存为纯文本（.txt），或者安装读取该格式的插件。",
    )


def not_of_its_suffix(name: str | None, suffix: str) -> ReadingError:
    """A source whose content is not what its suffix says."""
    return ReadingError(
        f"The content of the source (来源文件) is no {suffix} file, or it is damaged.",
        f"来源文件的内容不是{suffix}文件，或者文件已损坏。",
        field="source",
        place=name,
        remedy="Open it in the program that made it and save it again; if that fails, ask for it again.",
        remedy_zh="请用生成该文件的程序打开后重新保存；如果打不开，请重新索取该文件。",
    )


def reader_failed(name: str | None, format_name: str, cause: str) -> ReadingError:
    """A reader that broke on the source instead of refusing it."""
    return ReadingError(
        f"The reader '{format_name}' (读取插件) failed on this source: {cause}.",
        f"读取插件“{format_name}”读取该来源文件时出错：{cause}。",
        field="source",
        place=name,
        remedy="Save it as plain text (.txt); report this to the authors of the reader.",
        remedy_zh="请另存为纯文本（.txt），并将此情况反馈给该插件的作者。",
    )
