"""The account: what became of every character of the source, as entries that tile it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import define, field, frozen

from emplan.chinese.spans import Span


@frozen
class Target:
    """A place in a text slot of the plan: its path (``outline[2].text``) and the span inside it."""

    path: str
    span: Span


@frozen(kw_only=True)
class _Entry:
    """One stretch of the source text with the very characters that stand there."""

    span: Span
    source_text: str


@frozen(kw_only=True)
class Kept(_Entry):
    """Characters that stand in the plan as they were found; ``also`` names further slots that hold them."""

    path: str
    target_span: Span
    also: tuple[Target, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every place in the plan where these characters stand."""
        return (Target(self.path, self.target_span), *self.also)


@frozen(kw_only=True)
class Mended(_Entry):
    """Characters that a repair changed: what they became, by which rule, and where that stands in the plan.

    ``path`` is None where the repair left nothing, or what the plan holds as structure. An edit whose result
    belongs to several places gives several entries; all but the first have an empty span.
    """

    after: str
    rule: str
    reason: str
    path: str | None = None
    target_span: Span | None = None
    also: tuple[Target, ...] = ()

    @property
    def before(self) -> str:
        """What stood there."""
        return self.source_text

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every place in the plan where the mended characters stand."""
        if self.path is None or self.target_span is None:
            return ()
        return (Target(self.path, self.target_span), *self.also)


@frozen(kw_only=True)
class Structure(_Entry):
    """Characters that the plan or report holds as structure: labels, brackets, dates, layout white space."""

    what: str
    path: str | None = None


@frozen(kw_only=True)
class Furniture(_Entry):
    """A line of the page around the document that was dropped, with the rule that knows it."""

    rule: str


@frozen(kw_only=True)
class Leftover(_Entry):
    """Characters that were not understood: the line they stand on and why they were left."""

    line: int
    reason: str = field(default="not understood")

    @property
    def text(self) -> str:
        """What was left over."""
        return self.source_text


AccountEntry: TypeAlias = Kept | Mended | Structure | Furniture | Leftover
"""One entry of the account."""

Account: TypeAlias = tuple[AccountEntry, ...]
"""Entries in the order of the source; their spans tile it."""


@define(init=False, eq=False, repr=False)
class Accounting:
    """An account that is worked out when it is first asked for: who only wants the plan need not wait for it.

    Args:
        made: The account, or what works it out; that is let go of as soon as it has.
    """

    _made: Account | None
    _make: Callable[[], Account] | None

    def __init__(self, made: Account | Callable[[], Account]) -> None:
        self._made, self._make = (made, None) if isinstance(made, tuple) else (None, made)

    @property
    def account(self) -> Account:
        """The account."""
        # Where two threads ask at once, both work it out; in this order neither of them finds nothing.
        make = self._make
        if make is not None:
            self._made = make()
            self._make = None
        return self._made or ()

    def __eq__(self, other: object) -> bool:
        return self.account == other.account if isinstance(other, Accounting) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.account)


def rebuild_source(account: Account) -> str:
    """Put the source text together again from the account alone."""
    return "".join(entry.source_text for entry in account)


def rebuild_slots(account: Account) -> dict[str, str]:
    """Put every text slot of the plan together again, by path, from kept and mended entries alone."""
    pieces: dict[str, dict[int, str]] = {}
    for entry in account:
        if isinstance(entry, Kept | Mended):
            text = entry.after if isinstance(entry, Mended) else entry.source_text
            for target in entry.targets:
                pieces.setdefault(target.path, {})[target.span.start] = text
    return {path: "".join(parts[at] for at in sorted(parts)) for path, parts in pieces.items()}
