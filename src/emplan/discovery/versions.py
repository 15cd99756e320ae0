"""Version numbers and what a requirement says of them: the part of PEP 440 that plugins use."""

import re
from collections.abc import Iterable, Iterator

_VERSION = re.compile(
    r"v?(?P<release>\d+(?:\.\d+)*)"
    r"(?:[-_.]?(?P<stage>a|alpha|b|beta|c|rc|pre|preview)[-_.]?(?P<count>\d*))?"
    r"(?:[-_.]?(?P<post>post|rev|r)[-_.]?(?P<patch>\d*))?"
    r"(?:[-_.]?dev[-_.]?(?P<dev>\d*))?"
    r"(?:\+[a-z0-9.]+)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*(~=|===|==|!=|<=|>=|<|>)\s*(\S+?)\s*")
_REQUIREMENT = re.compile(
    r"\s*(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?(?P<clauses>[^;)@]*)\)?\s*(?P<url>@[^;]*)?"
    r"(?:;(?P<marker>.*))?",
    re.DOTALL,
)
_STAGES = {"a": 0, "alpha": 0, "b": 1, "beta": 1, "c": 2, "rc": 2, "pre": 2, "preview": 2}
_FINAL = 3

_Release = tuple[int, ...]
_Key = tuple[_Release, tuple[int, int, int, int, int]]


def normal_name(name: str) -> str:
    """A distribution's name as package indexes compare names: ``Acme_Seal`` is ``acme-seal``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def clauses_on(requirements: Iterable[str], name: str) -> str | None:
    """What a distribution asks of another one: ``>=0.1,<0.2``; empty for any version, None for nothing.

    Requirements of an extra (``; extra == "test"``) do not count: they are not the distribution's own.
    """
    found = list(_clauses(requirements, normal_name(name)))
    return ",".join(filter(None, found)) if found else None


def satisfies(version: str, clauses: str) -> bool:
    """Whether a version fulfils every clause of ``>=0.1,<0.2``.

    Raises:
        ValueError: a clause or the version is not in the form of PEP 440.
    """
    return all(_holds(version, clause) for clause in clauses.split(",") if clause.strip())


def is_bounded(clauses: str) -> bool:
    """Whether the clauses name a version from which on they no longer hold."""
    return any(clause.strip().startswith(("<", "==", "~=")) for clause in clauses.split(","))


def is_below(version: str, clauses: str) -> bool:
    """Whether the version is too old for the clauses, rather than too new."""
    return any(
        not _holds(version, clause)
        for clause in clauses.split(",")
        if clause.strip().startswith((">", "~=", "==")) and _bound(clause) > _key(version)
    )


def _clauses(requirements: Iterable[str], name: str) -> Iterator[str]:
    for requirement in requirements:
        match = _REQUIREMENT.fullmatch(requirement)
        if match and normal_name(match["name"]) == name and "extra" not in (match["marker"] or ""):
            yield match["clauses"].strip()


def _holds(version: str, clause: str) -> bool:
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        raise ValueError(f"{clause.strip()!r} is no clause of a requirement")
    operator, wanted = match.groups()
    if operator == "===":
        return version == wanted
    if wanted.endswith(".*") and operator in ("==", "!="):
        return _begins(version, wanted.removesuffix(".*")) == (operator == "==")
    here, bound = _key(version), _key(wanted)
    if operator == "~=":
        family = wanted.rpartition(".")[0] if "." in wanted else wanted
        return here >= bound and _begins(version, family)
    if operator == "<" and here[0] == bound[0] and bound[1][0] == _FINAL:
        return False  # 0.2rc1 is not below 0.2 in the sense of a requirement
    return {
        "==": here == bound,
        "!=": here != bound,
        "<=": here <= bound,
        ">=": here >= bound,
        "<": here < bound,
        ">": here > bound,
    }[operator]


def _bound(clause: str) -> _Key:
    match = _CLAUSE.fullmatch(clause)
    return _key(match[2].removesuffix(".*")) if match else _key("0")


def _begins(version: str, family: str) -> bool:
    wanted = _release(family)
    padded = _release(version) + (0,) * len(wanted)
    return padded[: len(wanted)] == wanted


def _release(version: str) -> _Release:
    return tuple(int(part) for part in _parsed(version)["release"].split("."))


def _key(version: str) -> _Key:
    match = _parsed(version)
    release = _release(version)
    while len(release) > 1 and release[-1] == 0:
        release = release[:-1]
    stage = _STAGES[match["stage"].lower()] if match["stage"] else _FINAL
    is_dev = match["dev"] is not None
    if is_dev and not match["stage"] and not match["post"]:
        stage = -1  # 0.2.dev1 comes before 0.2a1
    post = int(match["patch"] or 0) + 1 if match["post"] else 0
    return release, (stage, int(match["count"] or 0), post, -is_dev, int(match["dev"] or 0))


def _parsed(version: str) -> re.Match[str]:
    match = _VERSION.fullmatch(version.strip())
    if match is None:
        raise ValueError(f"{version!r} is no version")
    return match
