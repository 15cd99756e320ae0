"""Names in the draft: those of the envelope, of units and of rosters, which are whole slots of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve

from emplan.model import (
    ActorDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    Envelope,
    PerActorDeadline,
    RelativeDeadline,
    Responsibility,
    Roster,
    SimpleDeadline,
    StagedDeadline,
)

Rewrite: TypeAlias = Callable[[str, str], str]
"""Gives the text of the slot at a path in the draft."""


def rewrite_envelope(envelope: Envelope, rewrite: Rewrite) -> Envelope:
    """The envelope with its names and its closing note as the draft prints them."""
    note, office = envelope.closing_note, envelope.printing_office
    issuers = tuple(
        evolve(
            issuer,
            name=rewrite(f"envelope.issuers[{index}].name", issuer.name),
            masthead_name=issuer.masthead_name
            and rewrite(f"envelope.issuers[{index}].masthead_name", issuer.masthead_name),
        )
        for index, issuer in enumerate(envelope.issuers)
    )
    return evolve(
        envelope,
        issuers=issuers,
        signatories=_names("envelope.signatories", envelope.signatories, rewrite),
        addressees=_names("envelope.addressees", envelope.addressees, rewrite),
        signature=_names("envelope.signature", envelope.signature, rewrite),
        copied_to=_names("envelope.copied_to", envelope.copied_to, rewrite),
        closing_note=note and rewrite("envelope.closing_note", note),
        printing_office=office and rewrite("envelope.printing_office", office),
    )


def _names(path: str, names: tuple[str, ...], rewrite: Rewrite) -> tuple[str, ...]:
    return tuple(rewrite(f"{path}[{index}]", name) for index, name in enumerate(names))


def rewrite_roster(path: str, roster: Roster, rewrite: Rewrite) -> Roster:
    """The roster with its roles, names and posts as the draft prints them."""
    groups = tuple(
        evolve(
            group,
            role=rewrite(f"{path}.groups[{row}].role", group.role),
            members=tuple(
                evolve(
                    member,
                    name=rewrite(f"{path}.groups[{row}].members[{column}].name", member.name),
                    post=rewrite(f"{path}.groups[{row}].members[{column}].post", member.post),
                )
                for column, member in enumerate(group.members)
            ),
        )
        for row, group in enumerate(roster.groups)
    )
    return evolve(roster, groups=groups)


def rewrite_units(path: str, responsibility: Responsibility, rewrite: Rewrite) -> Responsibility:
    """The responsible units with their names as the draft gives them."""
    groups = tuple(
        evolve(
            group,
            units=tuple(
                evolve(unit, name=rewrite(f"{path}.groups[{row}].units[{column}].name", unit.name))
                for column, unit in enumerate(group.units)
            ),
        )
        for row, group in enumerate(responsibility.groups)
    )
    return evolve(responsibility, groups=groups)


def rewrite_deadline(deadline: Deadline, rename: Callable[[str], str]) -> Deadline:
    """The deadline with the names in its values as its new wording prints them."""
    if isinstance(deadline, PerActorDeadline):
        parts = tuple(_part(part, deadline.wording, rename) for part in deadline.parts)
        return evolve(deadline, parts=parts)
    if isinstance(deadline, StagedDeadline):
        stages = tuple(_stage(part, deadline.wording, rename) for part in deadline.parts)
        return evolve(deadline, parts=stages)
    return _simple(deadline, rename)


def _part(part: ActorDeadline, wording: str, rename: Callable[[str], str]) -> ActorDeadline:
    own = _inner(part.deadline, wording, rename)
    return ActorDeadline(_if_printed(part.actor, wording, rename), own)


def _stage(part: DeadlineStage, wording: str, rename: Callable[[str], str]) -> DeadlineStage:
    step = _if_printed(part.step, wording, rename) if part.step else ""
    return DeadlineStage(step, _inner(part.deadline, wording, rename))


def _inner(deadline: SimpleDeadline, wording: str, rename: Callable[[str], str]) -> SimpleDeadline:
    """The deadline of a part, renamed where the whole wording prints it so."""
    own = rename(deadline.wording)
    if own != deadline.wording and own in wording:
        return _simple(evolve(deadline, wording=own), rename)
    return deadline


def _simple(deadline: SimpleDeadline, rename: Callable[[str], str]) -> SimpleDeadline:
    if isinstance(deadline, DirectedDeadline):
        return evolve(deadline, authority=_if_printed(deadline.authority, deadline.wording, rename))
    if isinstance(deadline, RelativeDeadline):
        return evolve(deadline, event=_if_printed(deadline.event, deadline.wording, rename))
    return deadline


def _if_printed(name: str, wording: str, rename: Callable[[str], str]) -> str:
    renamed = rename(name)
    return renamed if renamed in wording else name
