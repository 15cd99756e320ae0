"""The documents that are mutated: made-up ones in every format, and the real ones where they are present."""

from collections.abc import Callable, Iterator
from pathlib import Path

from emplan import exporting
from emplan.layout import lay_out, plain_text
from emplan.model import AnnualPlan
from emplan.testing import samples

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "real"
KINDS = ("text", "html", "docx", "pdf")
"""The kinds of documents, each with the suffix of its name."""

_PLANS: tuple[Callable[[], AnnualPlan], ...] = (
    samples.everything_plan,
    samples.hostile_plan,
    samples.joint_plan,
    samples.minimal_plan,
    samples.rare_characters_plan,
    samples.typical_plan,
    samples.upward_plan,
)
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><style>p {{text-indent: 2em}}</style></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<table class="card"><tr><td>索引号：</td><td>QH-2026-003</td>
<td>发布日期：</td><td>2026-03-02</td></tr></table>
<div id="zoom" class="content"><h1>{title}</h1>
{body}
</div><script>var shared = "打印";</script>
<div class="footer">主办：青禾示范区管委会&nbsp;&nbsp;扫一扫</div></body></html>
"""


def texts() -> list[str]:
    """The documents as text, the real ones last."""
    return [*_own_texts(), *(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")))]


def _own_texts() -> Iterator[str]:
    for make in _PLANS:
        yield plain_text(lay_out(make()))
    for folder in ("examples", "tests/reading/documents"):
        for path in sorted((ROOT / folder).glob("*.txt")):
            yield path.read_text("utf-8")


def documents(kind: str) -> list[bytes]:
    """The documents of one kind, as the bytes of their files."""
    if kind == "text":
        return [text.encode("utf-8") for text in texts()]
    if kind == "html":
        return [_web_page(text).encode("utf-8") for text in texts()]
    files = [exporting.export(make(), kind) for make in _PLANS if make is not samples.rare_characters_plan]
    return files + [path.read_bytes() for path in sorted(CORPUS.glob(f"*.{kind}"))]


def _web_page(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = "\n".join(
        f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" if index % 7 else f"<div>{line}<br></div>"
        for index, line in enumerate(lines)
    )
    return _PAGE.format(title=lines[0] if lines else "", body=body)
