"""The error family: every failure of emplan is one of these classes, with field, place and remedy."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COUNTED = re.compile(r"(^|, |(?<=, ))(line|column|character) (\d+)(, |$)")
_COUNTED_ZH = {"line": "行", "column": "列", "character": "个字符"}


class EmplanError(Exception):
    """The root of all errors that emplan raises.

    Args:
        message: What is wrong, in English with the Chinese term of the field.
        message_zh: The same in Chinese.
        field: The field concerned, by its API name (``document_number``).
        place: Where it is: a line (``line 12``), a path (``outline[2].heading``) or a file.
        remedy: What to do next, in English.
        remedy_zh: The same in Chinese.
    """

    def __init__(
        self,
        message: str,
        message_zh: str,
        *,
        field: str | None = None,
        place: str | None = None,
        remedy: str | None = None,
        remedy_zh: str | None = None,
    ) -> None:
        super().__init__(message)
        self.english = message
        self.chinese = message_zh
        self.field = field
        self.place = place
        self.remedy = remedy
        self.remedy_zh = remedy_zh

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str = "en") -> str:
        """Return the whole message, place and remedy included, in ``en`` or ``zh``."""
        if language == "zh":
            place = f"{_place_in_chinese(self.place)}：" if self.place else ""
            parts = (place, self.chinese, self.remedy_zh or "")
            return "".join(parts)
        head = f"{self.place}: {self.english}" if self.place else self.english
        return f"{head} {self.remedy}" if self.remedy else head

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword-only arguments do not survive pickling (process pools) by themselves.
        return _restore, (type(self), self.__dict__.copy())


def _place_in_chinese(place: str) -> str:
    """``counties.csv, line 3`` as counties.csv，第3行; paths and names stay as they are."""

    def counted(found: re.Match[str]) -> str:
        before, word, number, after = found.groups()
        return f"{'，' if before else ''}第{number}{_COUNTED_ZH[word]}{'，' if after else ''}"

    return _COUNTED.sub(counted, place)


def _restore(kind: type[EmplanError], state: dict[str, object]) -> EmplanError:
    error = kind.__new__(kind)
    Exception.__init__(error, state.get("english", ""))
    error.__dict__.update(state)
    return error


class InvalidValueError(EmplanError):
    """A value with which no meaningful object can be made: an end before its start, serial 0."""


class BuildError(EmplanError):
    """A plan that cannot be built; ``faults`` holds every single fault, in document order."""

    def __init__(self, faults: Sequence[EmplanError]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  - {fault.message('en')}" for fault in self.faults)
        lines_zh = "\n".join(f"  - {fault.message('zh')}" for fault in self.faults)
        count = len(self.faults)
        super().__init__(
            f"the plan has {count} fault{'s' if count != 1 else ''}:\n{lines}",
            f"方案中有{count}处错误：\n{lines_zh}",
        )


class RecordError(EmplanError):
    """A plan record (JSON) that does not fit the record schema."""


class RecordVersionError(RecordError):
    """A plan record of another version than the ones this emplan reads."""


class ReadingError(EmplanError):
    """A source that cannot be read as a plan: empty, binary, no plan in it."""


class RolloverError(EmplanError):
    """A roll-forward (结转下一年度) that has no sound result: no year, a year that is not later."""


class ComparisonError(EmplanError):
    """Plans that cannot be compared or put in a series: years the wrong way round, one year twice."""


class BatchError(EmplanError):
    """A batch that cannot begin: two sources that would write one file, a list that is not understood."""


class WorkerError(EmplanError):
    """One file of a batch at which its worker failed in an unforeseen way, or died."""


class LayoutError(EmplanError):
    """A plan that cannot be laid out on the official page."""


class ProfileError(LayoutError):
    """A profile (版式) that cannot be used: an unknown key, a wrong value, more lines than fit the page."""


class ExportError(EmplanError):
    """An exporter that failed or did not return bytes."""


class OptionError(ExportError):
    """An option that an exporter does not have, or a value that it does not take."""


class TargetError(ExportError):
    """A target file that cannot be written; a file that stood there before is untouched."""


class PluginError(EmplanError):
    """Something is wrong with the plugins installed."""


class UnknownFormatError(PluginError):
    """No installed plugin knows this format."""


class AmbiguousPluginError(PluginError):
    """Two installed distributions claim one name."""


class BrokenPluginError(PluginError):
    """A plugin that cannot be loaded or does not keep the contract."""


class OutdatedPluginError(PluginError):
    """A plugin whose own requirement on emplan excludes the version that runs."""


class ForbiddenPluginError(PluginError):
    """A plugin that is installed and that the office has not put on its list of permitted ones."""


class MissingFontError(EmplanError):
    """A font face that is needed and was found neither as a package nor by path."""


class MissingExtraError(EmplanError):
    """An optional part of emplan that is not installed.

    Args:
        extra: The name of the extra, as in ``emplan[traditional]``.
        purpose: What it is needed for, in English.
        purpose_zh: The same in Chinese.
        plugin: The distribution whose extra it is; without one, that of emplan itself.
    """

    def __init__(self, extra: str, purpose: str, purpose_zh: str, *, plugin: str | None = None) -> None:
        name, place = (f"{plugin}[{extra}]", f"plugins/{plugin}") if plugin else (extra, ".")
        super().__init__(
            f"{purpose} needs the extra '{name}', which is not installed.",
            f"{purpose_zh}需要安装扩展组件“{name}”。",
            field=extra,
            remedy=f"Install it: pip install -e '{place}[{extra}]' in the checkout of emplan.",
            remedy_zh=f"请在 emplan 目录下执行：pip install -e '{place}[{extra}]'。",
        )
