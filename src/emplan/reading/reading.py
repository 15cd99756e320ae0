"""The verb: a source becomes a plan and the report of how it was read."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from emplan.chinese.repairs import RepairRule
from emplan.errors import EmplanError, ReadingError
from emplan.reading import refusals
from emplan.reading.assemble import assemble
from emplan.reading.collector import paused_collector
from emplan.reading.confidence import weigh
from emplan.reading.drafts import NodeDraft, PlanDraft
from emplan.reading.finding import reader_for
from emplan.reading.mending.rules import LineRule
from emplan.reading.recognise.document import recognise
from emplan.reading.recognise.lines import Page, page_of
from emplan.reading.recognise.untitled import name_of_untitled
from emplan.reading.repairs import Repairs, mend
from emplan.reading.report import Reading, ReadingReport
from emplan.reading.source import DecodingReader, Reader, SourceLine, source_text

LARGEST_SOURCE = 64 * 1024 * 1024
"""The most bytes of a source that are looked at; containers (DOCX, PDF) hold pictures."""
LARGEST_TEXT = 1_000_000
"""The most characters of text that are read: far more than any plan has, read within a minute."""


def read(
    source: str | os.PathLike[str] | bytes, *, repairs: Repairs = Repairs.OFFICIAL, name: str | None = None
) -> Reading:
    """Read a document into a plan, with a report that accounts for every character.

    Args:
        source: A path (a ``str`` always means a path), or the bytes of a document. For text in memory see
            `read_text`.
        repairs: Which repairs are made before the text is understood.
        name: A name for messages and the report; its suffix helps to tell the format of bytes.

    Raises:
        ReadingError: The source cannot be opened, is empty, binary, undecodable, too large, or no plan.
        MissingExtraError: The text is traditional, and the extra ``traditional`` is not installed.
    """
    if isinstance(source, bytes):
        data, suffix = source, Path(name).suffix if name else ""
    else:
        data, name = _bytes_of(Path(source)), name or os.fspath(source)
        suffix = Path(source).suffix
    if len(data) > LARGEST_SOURCE:
        raise refusals.too_large(name, len(data), LARGEST_SOURCE)
    if not data.strip():
        raise refusals.empty(name)
    try:
        return _read(data, reader_for(data, suffix, name), repairs, name)
    except ReadingError as error:
        if error.place is None:
            error.place = name
        raise


def read_text(text: str, *, repairs: Repairs = Repairs.OFFICIAL, name: str | None = None) -> Reading:
    """Read a text in memory; as `read` otherwise."""
    # A lone surrogate cannot stand in any file; it is shown as a lost character.
    return read(text.encode("utf-8", errors="replace"), repairs=repairs, name=name or "text.txt")


def _read(data: bytes, reader: Reader, repairs: Repairs, name: str | None) -> Reading:
    lines = _lines(data, reader, name)
    source = source_text(lines)
    if len(source) > LARGEST_TEXT:
        raise refusals.too_long(name, len(source), LARGEST_TEXT)
    if not source.strip():
        raise refusals.empty(name)
    encoding = reader.encoding(data) if isinstance(reader, DecodingReader) else ""
    # Readers are others' code and may make reference cycles; what follows makes none.
    with paused_collector():
        return _understood(lines, source, repairs, name=name, format=reader.format, encoding=encoding)


def _understood(
    lines: Sequence[SourceLine],
    source: str,
    repairs: Repairs,
    *,
    name: str | None,
    format: str,
    encoding: str,
) -> Reading:
    apart = frozenset(index for index, line in enumerate(lines) if line.looks.stands_apart)
    mended = mend(source, repairs, apart)
    page = page_of(mended, lines)
    draft = recognise(page)
    if not draft.head.title:
        if not any(isinstance(block, NodeDraft) for block in draft.body.outline):
            raise refusals.no_plan(name)
        _name_it(page, draft)
    plan = assemble(page, draft)
    _doubt_repairs(page, lines)
    report = ReadingReport(
        name=name,
        format=format,
        encoding=encoding,
        repairs=repairs.names,
        account=partial(page.claims.account, lines, mended.edits),
        edits=mended.edits,
        publication=tuple(page.publication),
        found=weigh(page, draft, plan, lines),
        doubts=tuple(sorted(page.doubts, key=lambda doubt: doubt.line)),
    )
    return Reading(plan, report)


def _lines(data: bytes, reader: Reader, name: str | None) -> tuple[SourceLine, ...]:
    try:
        return tuple(reader.lines(data))
    except (EmplanError, KeyboardInterrupt):
        raise
    except BaseException as cause:  # a stranger's reader may raise anything, even leave the interpreter
        raise refusals.reader_failed(name, reader.format, f"{type(cause).__name__}: {cause}") from cause


def _doubt_repairs(page: Page, lines: Sequence[SourceLine]) -> None:
    """Note the repairs that a person should confirm: characters taken out, characters lost."""
    starts = [line.start for line in lines]
    mended = page.mended
    doubtful = {
        rule
        for rule in {edit.rule for edit in mended.edits}
        if LineRule.DOUBLED_CHARACTER in rule or RepairRule.LOST_CHARACTER in rule
    }
    for edit in mended.edits:
        if edit.rule not in doubtful:
            continue
        if LineRule.DOUBLED_CHARACTER in str(edit.rule):
            line = lines[bisect_right(starts, edit.span.start) - 1].number
            reason = "a character printed twice at a page break; one was taken out"
            page.doubt(line, edit.before.strip(), reason, "换页处重复的字已去除一个")
        elif RepairRule.LOST_CHARACTER in str(edit.rule):
            line = lines[bisect_right(starts, edit.span.start) - 1].number
            restored = edit.after.strip()
            page.doubt(
                line,
                restored,
                "characters lost in a conversion, restored from what is left of their bytes",
                "转码时丢失的文字，已按残余字节恢复",
            )
    for lost in mended.lost:
        place = mended.offsets.to_source(lost.span.start)
        line = lines[bisect_right(starts, place) - 1].number
        around = mended.text[max(0, lost.span.start - 4) : lost.span.end + 4].strip()
        page.doubt(line, around, "characters were lost here", "此处有文字缺失")


def _name_it(page: Page, draft: PlanDraft) -> None:
    """Give a plan without a title what its text says of itself, or the beginning of it, and say so."""
    draft.head.is_untitled = True
    draft.head.title = draft.plan_title = name_of_untitled(page.lines)
    place = draft.head.title[0].start
    line = next(one for one in page.lines if one.start <= place < one.end)
    if len(draft.head.title) > 1:
        reason = "no title was found; what the text says of itself stands for it"
        reason_zh = "未找到标题，暂以文中所述事由代替"
    else:
        reason, reason_zh = "no title was found; the first line stands for it", "未找到标题，暂以首行代替"
    page.doubt(line, line.text[:30], reason, reason_zh)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_SOURCE:
            raise refusals.too_large(str(path), path.stat().st_size, LARGEST_SOURCE)
        return path.read_bytes()
    except FileNotFoundError:
        raise refusals.missing(str(path), "there is no such file", "文件不存在") from None
    except IsADirectoryError:
        raise refusals.missing(str(path), "it is a folder", "它是文件夹") from None
    except PermissionError:
        raise refusals.missing(str(path), "it may not be read", "没有读取权限") from None
    except (OSError, ValueError) as cause:
        raise refusals.missing(str(path), str(cause), str(cause)) from cause
