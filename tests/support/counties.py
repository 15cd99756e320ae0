"""Last year's plans of made-up counties, as documents in a folder."""

from pathlib import Path

TEXT = """2026年{county}应急管理工作要点

一、压实责任

（一）修订责任清单。六月底前修订责任清单。（责任单位：{county}应急局；完成时限：2026年6月）

（二）公开举报渠道。每月公布办理情况。（责任单位：{county}应急局；完成时限：长期坚持）
"""


def counties(folder: Path, *names: str) -> Path:
    """The folder with a document for each county; names end in no suffix."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT.format(county=name), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder but the ledger's, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "emplan-batch.json"}
