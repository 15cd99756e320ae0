"""Which plugins an office permits: a list in the environment, and one in a file of the installation."""

import os
import re
import sys
from functools import lru_cache
from pathlib import Path

from emplan.discovery.versions import normal_name
from emplan.errors import PluginError

PLUGINS_VARIABLE = "EMPLAN_PLUGINS"
CORE = "emplan"

_PLACE = Path("etc") / "emplan" / "plugins.txt"


def permitted_file() -> Path:
    """The file in which the administrator of this installation lists the permitted distributions."""
    return _list_below(sys.prefix)


@lru_cache(maxsize=4)
def _list_below(prefix: str) -> Path:
    # Every export asks twice, and to make a Path takes longer than to look for the file.
    return Path(prefix) / _PLACE


def is_permitted(distribution: str) -> bool:
    """Whether the plugins of a distribution may be used; emplan's own always may.

    Without a list every plugin may. Where the environment and the file both have one, both must name it, so
    that nobody can permit more than the administrator did.

    Raises:
        PluginError: the file is there and cannot be read.
    """
    name = normal_name(distribution)
    return name == CORE or all(name in permitted for permitted in _lists())


def _lists() -> list[frozenset[str]]:
    stated = os.environ.get(PLUGINS_VARIABLE)
    lists = [] if stated is None else [_names(stated)]
    file = permitted_file()
    try:
        text = file.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return lists
    except (OSError, ValueError) as cause:
        raise _unreadable(file, cause) from cause
    return [*lists, _names("\n".join(line.partition("#")[0] for line in text.splitlines()))]


def _names(text: str) -> frozenset[str]:
    return frozenset(normal_name(name) for name in re.split(r"[,;\s]+", text) if name)


def _unreadable(file: Path, cause: Exception) -> PluginError:
    return PluginError(
        f"The list of permitted plugins (允许的插件) cannot be read: {cause}.",
        f"无法读取允许使用的插件清单：{cause}。",
        field="plugins",
        place=str(file),
        remedy="Make it a readable UTF-8 text with one distribution a line, or remove it.",
        remedy_zh="该文件应为可读的 UTF-8 文本，每行一个软件包名称；不需要时请删去。",
    )
