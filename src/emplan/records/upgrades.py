"""Records of earlier versions: one step for each version brings a record to the next."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from emplan.errors import RecordError
from emplan.records.tags import RECORD_KEY, RECORD_NAME, RECORD_VERSION

Upgrade: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({})
"""The step that leads away from each earlier version. It gets a copy of its own and may change it."""


def version_of(record: Mapping[str, Any]) -> int | None:
    """The number of the version that a record names; None if it names none of a plan record."""
    stated = record.get(RECORD_KEY)
    name, _, number = stated.rpartition("/") if isinstance(stated, str) else ("", "", "")
    # Nine digits are more versions than there will be, and no endless number.
    return int(number[:9]) if name == RECORD_NAME and number.isdecimal() and number.isascii() else None


def can_be_upgraded(
    version: int, *, steps: Mapping[int, Upgrade] | None = None, to: int = RECORD_VERSION
) -> bool:
    """Whether there is a step for the version and for every one between it and the present one."""
    known = UPGRADES if steps is None else steps
    return version < to and all(each in known for each in range(version, to))


def upgraded(
    record: dict[str, Any],
    version: int,
    *,
    steps: Mapping[int, Upgrade] | None = None,
    to: int = RECORD_VERSION,
) -> dict[str, Any]:
    """Return the record as the present version writes it; the one given is left as it is.

    Raises:
        RecordError: A step finds something that no record of its version holds.
    """
    known = UPGRADES if steps is None else steps
    lifted = copy.deepcopy(dict(record))
    for each in range(version, to):
        try:
            lifted = known[each](lifted)
        except (LookupError, TypeError, AttributeError, ValueError) as cause:
            raise _damaged(each, cause) from cause
        lifted[RECORD_KEY] = f"{RECORD_NAME}/{each + 1}"
    return lifted


def _damaged(version: int, cause: Exception) -> RecordError:
    found = f"{type(cause).__name__}: {cause}"
    return RecordError(
        f"the record (方案记录) is no sound one of version {version} and cannot be upgraded ({found}).",
        f"方案记录不符合第{version}版的格式，无法升级（{found}）。",
        field=RECORD_KEY,
        place=f"$.{RECORD_KEY}",
        remedy=f"Check it against the schema of version {version}, or write it again from its document.",
        remedy_zh=f"请按第{version}版的 JSON Schema 检查，或者由原文件重新生成记录。",
    )
