"""The review put in order, and what only the whole draft shows: a unit that is named twice now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from emplan.model import AnnualPlan, text_slots
from emplan.rollover.review import Classification, ReviewItem, Severity

_GROUP = re.compile(r"(?P<group>.*\.assignments\[\d+\]\.groups\[\d+\])\.units\[\d+\]\.name")


def twice_named(
    before: AnnualPlan, after: AnnualPlan, old_path: Callable[[str], str]
) -> Iterator[ReviewItem]:
    """Units that stand twice in one group because two became one."""
    old, new = _groups(before), _groups(after)
    for path, names in new.items():
        known = Counter(old[path])
        for name, count in Counter(names).items():
            if count > max(1, known[name]):
                yield ReviewItem(
                    path=path,
                    old_path=old_path(path),
                    excerpt="、".join(names),
                    token="、".join(old[path]),
                    before=name,
                    after=name,
                    classification=Classification.REVIEW,
                    reason=f"更名后“{name}”重复出现，请核对",
                    reason_en=f"{name} is named twice since units were renamed",
                    severity=Severity.MUST,
                )


def _groups(plan: AnnualPlan) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for slot in text_slots(plan):
        if found := _GROUP.fullmatch(slot.path):
            groups.setdefault(found["group"], []).append(slot.text)
    return groups


def in_document_order(plan: AnnualPlan, items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """The entries in the order of last year's texts; what belongs to a whole block comes before its texts.

    Values of the envelope that are no text stay in front.
    """
    first: dict[str, int] = {}
    for position, slot in enumerate(text_slots(plan), start=1):
        prefix = slot.path
        while prefix and prefix not in first:
            first[prefix] = position
            prefix = _LAST_STEP.sub("", prefix)
    slots = {slot.path for slot in text_slots(plan)}
    return tuple(sorted(items, key=lambda item: (first.get(item.old_path, 0), item.old_path in slots)))


_LAST_STEP = re.compile(r"(?:^|\.)[^.\[\]]*$|\[\d+\]$")
