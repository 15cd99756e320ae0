"""`export`: one plan, one format, bytes."""

from emplan.discovery import in_words
from emplan.errors import EmplanError, ExportError
from emplan.exporting.finding import load_exporter
from emplan.exporting.protocol import Exporter
from emplan.model import AnnualPlan


def export(plan: AnnualPlan, format: str | Exporter) -> bytes:
    """The plan as the bytes of a file.

    Args:
        plan: The plan to write.
        format: The name of an installed format (``"docx"``), or an exporter with its own options.

    Raises:
        UnknownFormatError: no exporter of that name is installed.
        AmbiguousPluginError: two distributions claim the name.
        ForbiddenPluginError: the office does not permit it.
        OutdatedPluginError: it was made for another version of emplan.
        BrokenPluginError: the exporter cannot be imported or does not keep the contract.
        ExportError: the exporter failed, with its own exception chained, or gave no bytes.
    """
    if not isinstance(plan, AnnualPlan):
        raise _misused(
            f"export needs an AnnualPlan, not {type(plan).__name__}.",
            f"export 需要 AnnualPlan 对象，而不是 {type(plan).__name__}。",
            field="plan",
        )
    exporter = load_exporter(format) if isinstance(format, str) else format
    if isinstance(exporter, type) or not isinstance(exporter, Exporter):
        raise _misused(
            f"export needs a format's name (格式) or an exporter object, not {exporter!r}.",
            f"export 需要格式名称或者导出器对象，而不是 {exporter!r}。",
            field="format",
        )
    try:
        data = exporter.export(plan)
    except (EmplanError, KeyboardInterrupt):
        raise
    except BaseException as cause:  # an exporter may raise anything, even leave the interpreter
        raise _failed(exporter, in_words(cause)) from cause
    if not isinstance(data, bytes):
        raise _failed(exporter, f"it returned {type(data).__name__} instead of bytes")
    return data


def _misused(message: str, message_zh: str, *, field: str) -> ExportError:
    return ExportError(message, message_zh, field=field)


def _failed(exporter: Exporter, cause: str) -> ExportError:
    place = f"{type(exporter).__module__}:{type(exporter).__qualname__}"
    return ExportError(
        f"The exporter '{exporter.format}' failed: {cause}.",
        f"导出格式“{exporter.format}”失败：{cause}。",
        field="format",
        place=place,
        remedy="Nothing was written. Report this to the authors of the exporter.",
        remedy_zh="没有写出任何内容，请将此情况反馈给该导出插件的作者。",
    )
