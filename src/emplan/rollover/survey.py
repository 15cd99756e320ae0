"""The survey of a plan: every token found and judged, as review entries and as edits by path."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from emplan.chinese.spans import Edit, Span, apply_edits
from emplan.rollover.context import (
    OwnNames,
    around,
    cited_spans,
    is_anothers,
    quoted_spans,
    says_issued,
)
from emplan.rollover.dating import Ruling
from emplan.rollover.judging import Place, Scene, judge
from emplan.rollover.passages import Passage, Setting, Slot
from emplan.rollover.programmes import judge_span
from emplan.rollover.review import ReviewItem, Verdict, doubtful, kept
from emplan.rollover.tokens import Token, find_tokens
from emplan.rollover.years import year_places

_AROUND = 10
"""How many characters an excerpt shows on each side of its token."""


@frozen
class Finding:
    """One token with its slot, where it stands in the slot's text, and what was decided."""

    slot: Slot
    span: Span
    ruling: Ruling


@frozen(kw_only=True)
class _View:
    """A passage with the places in it that matter to every token."""

    passage: Passage
    cited: tuple[Span, ...]
    own: tuple[Span, ...]
    quoted: tuple[Span, ...] = field(default=())

    @classmethod
    def of(cls, passage: Passage, names: OwnNames) -> _View:
        titles = cited_spans(passage.text)
        own = tuple(
            span
            for span in titles
            if not is_anothers(passage.text, span, names.issuers)
            and names.is_own(
                span.of(passage.text)[1:-1],
                issued_here=passage.issued_here and says_issued(passage.text, span),
            )
        )
        cited = tuple(span for span in titles if span not in own)
        return cls(passage=passage, cited=cited, own=own, quoted=quoted_spans(passage.text))


def survey(passage: Passage, scene: Scene) -> tuple[Finding, ...]:
    """Find and judge every token of a passage, in order."""
    view = _View.of(passage, scene.names)
    findings: list[Finding] = []
    for slot in passage.slots:
        findings += sorted(
            _in_slot(slot, view, scene), key=lambda finding: (finding.span.start, -len(finding.span))
        )
    return tuple(findings)


def _in_slot(slot: Slot, view: _View, scene: Scene) -> Iterator[Finding]:
    passage = view.passage
    taken = []
    replaced = []
    for span, ruling in _replacements(view, scene):
        own = _within(span, slot)
        if own is not None and len(own) == len(span):
            taken.append(own)
            replaced.append(span)
            yield Finding(slot, own, ruling)
    if scene.references is not None:
        for span, ruling in scene.references.find(passage, view.cited):
            own = _within(span, slot)
            if own is not None and not any(own.overlaps(other) for other in taken):
                taken.append(own)
                yield Finding(slot, own, ruling)
    for place in passage.fixed:
        if (own := _within(place.span, slot)) is not None:
            taken.append(own)
            yield Finding(slot, own, Ruling(place.verdict))
    tokens = [
        _moved(token, slot.span.start) for token in find_tokens(slot.span.of(passage.text), tuple(taken))
    ]
    for token in tokens:
        yield Finding(slot, token.span.shifted(-slot.span.start), judge(_place(token, view), scene))
    if passage.setting is not Setting.NAME:
        for span in view.cited:
            if any(span.overlaps(other) for other in replaced if other.start == span.start):
                continue
            if (own := _within(span, slot)) is not None:
                verdict = _cited(span.of(passage.text), scene)
                yield Finding(slot, own, Ruling(verdict))
    for zone in passage.zones:
        own = _within(zone.span, slot)
        if own is not None and not any(token.span.overlaps(zone.span) for token in tokens):
            yield Finding(slot, own, Ruling(zone.unchanged))


def _replacements(view: _View, scene: Scene) -> Iterator[tuple[Span, Ruling]]:
    passage = view.passage
    superseded: list[Span] = []
    if scene.successors is not None and passage.setting is not Setting.NAME:
        for span, ruling in scene.successors.find(passage, view.cited):
            superseded.append(span)
            yield span, ruling
    if scene.renamer is not None:
        for span, ruling in scene.renamer.find(passage, view.cited):
            if not any(span.overlaps(other) for other in superseded):
                yield span, ruling


def _within(span: Span, slot: Slot) -> Span | None:
    """The part of a span that stands in the slot where it begins, counted from the slot's start."""
    if span.start not in slot.span:
        return None
    return Span(span.start, min(span.end, slot.span.end)).shifted(-slot.span.start)


def _moved(token: Token, offset: int) -> Token:
    mention = token.mention
    return evolve(
        token,
        span=token.span.shifted(offset),
        mention=None if mention is None else evolve(mention, span=mention.span.shifted(offset)),
    )


def _place(token: Token, view: _View) -> Place:
    return Place(
        passage=view.passage,
        token=token,
        cited=any(token.span.overlaps(span) for span in view.cited),
        quoted=around(token.span, view.quoted),
        zone=next((zone for zone in view.passage.zones if zone.span.overlaps(token.span)), None),
    )


def _cited(title: str, scene: Scene) -> Verdict:
    years = {place.year for place in year_places(title)}
    if years and max(years) - min(years) > 1:
        return judge_span(min(years), max(years), scene.roll)
    if years & {scene.roll.base, scene.roll.base - 1}:
        return doubtful(
            "引用的年度文件，可能已有新一年度的，请核对", "a yearly document; a newer one may be out"
        )
    return kept("引用文件，不作改动", "a cited document")


def edits_of(findings: tuple[Finding, ...]) -> dict[str, tuple[Edit, ...]]:
    """The edits of each slot, in the coordinates of its text."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for finding in findings:
        if finding.ruling.edits:
            offset = -finding.slot.span.start
            moved = tuple(evolve(edit, span=edit.span.shifted(offset)) for edit in finding.ruling.edits)
            edits[finding.slot.path] = edits.get(finding.slot.path, ()) + moved
    return edits


def review_item(finding: Finding, passage: Passage) -> ReviewItem:
    """The review entry of a finding."""
    text = finding.slot.span.of(passage.text)
    token = finding.span.of(text)
    offset = -(finding.slot.span.start + finding.span.start)
    local = [evolve(edit, span=edit.span.shifted(offset)) for edit in finding.ruling.edits]
    verdict = finding.ruling.verdict
    return ReviewItem(
        path=finding.slot.path,
        excerpt=excerpt(text, finding.span),
        token=token,
        before=token,
        after=apply_edits(token, local)[0],
        classification=verdict.classification,
        reason=verdict.reason,
        reason_en=verdict.reason_en,
        severity=verdict.severity,
    )


def excerpt(text: str, span: Span) -> str:
    """The token with some characters on each side, … where the text goes on."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
