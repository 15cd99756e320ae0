"""Places: a path into a plan in the words of a clerk, 三、（一） in place of outline[2].children[0]."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emplan.model.numbering import Numbered, numbered
from emplan.model.plan import AnnualPlan
from emplan.terms import FIELDS

_LAST_STEP = re.compile(r"(\.[^.\[]+|\[\d+\])$")


def place_name(plan: AnnualPlan, path: str) -> str:
    """Return where a path leads, by labels and Chinese terms: 正文三、（一）, 附件2, 成文日期.

    What has no label is called by the nearest thing above it that has one.
    """
    head, _, rest = path.partition(".")
    name, _, index = head.partition("[")
    if name == "envelope":
        return _term(re.split(r"[.\[]", rest)[0])
    if name == "notice":
        return "通知标题" if rest.startswith("title") else "通知正文"
    if name == "attachments":
        attachment = plan.attachments[int(index.rstrip("]"))]
        number = index.rstrip("]") if len(plan.attachments) > 1 else ""
        own = f"附件{int(number) + 1}" if number else "附件"
        blocks = attachment.content or ()
        return own + _labels(numbered(blocks, attachment.numbering, f"{head}.content"), path)
    if name == "outline":
        return "正文" + _labels(plan.numbered(), path)
    return _term(name)


def _labels(items: Iterable[Numbered], path: str) -> str:
    labels = {item.path: "".join((*item.ancestors, item.label)) for item in items}
    while path not in labels:
        shorter = _LAST_STEP.sub("", path)
        if shorter == path:
            return ""
        path = shorter
    return labels[path]


def _term(name: str) -> str:
    return FIELDS[name].chinese if name in FIELDS else name
