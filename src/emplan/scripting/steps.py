"""Steps of a builder as data: their names and arguments, to try them and to write them down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from emplan.scripting.expressions import Invocation, expression, made


@frozen
class Step:
    """One call on a builder: ``.task("修订责任清单", "分级修订。")``."""

    method: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(factory=dict)

    def taken(self, on: Any) -> Any:
        """What the step gives on a builder."""
        keywords = {name: made(value) for name, value in self.keywords.items()}
        return getattr(on, self.method)(*map(made, self.arguments), **keywords)

    def written(self) -> Invocation:
        """The call as an expression."""
        return Invocation(
            f".{self.method}",
            tuple(map(expression, self.arguments)),
            tuple((name, expression(value)) for name, value in self.keywords.items()),
        )


Steps: TypeAlias = list[Step]


def taken(builder: Any, steps: Iterable[Step]) -> Any:
    """The builder after all the steps."""
    for step in steps:
        builder = step.taken(builder)
    return builder
