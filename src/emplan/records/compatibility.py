"""Whether records that fit one schema still fit another and mean the same: what a version promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_Schema = dict[str, Any]
_MISSING = object()

# Words for people; a change in them breaks nobody.
_PROSE = frozenset({"title", "description", "$id", "$schema", "$defs", "examples"})
_LIMITS = {"minimum": 1, "minItems": 1, "minLength": 1, "maximum": -1, "maxItems": -1, "maxLength": -1}


def schema_breaks(published: _Schema, present: _Schema) -> tuple[str, ...]:
    """Say what records made for the published schema can no longer rely on under the present one.

    A new field that may be absent, a new member of a list and a new ``kind`` break nothing. A field that is
    gone or newly required, a narrower value, and a default that now means something else do.

    Args:
        published: The schema that records were written for.
        present: The schema as it is now, of the same version.

    Returns:
        One sentence for each break with its path; empty if there is none.
    """
    return tuple(dict.fromkeys(_Comparison(published, present).breaks(published, present, "$")))


class _Comparison:
    """Two schemas with their definitions; each pair of definitions is compared once."""

    def __init__(self, published: _Schema, present: _Schema) -> None:
        self._old_definitions = published.get("$defs", {})
        self._new_definitions = present.get("$defs", {})
        self._seen: set[tuple[str, str]] = set()

    def breaks(self, old: _Schema, new: _Schema, path: str) -> Iterator[str]:
        pair = (old.get("$ref", ""), new.get("$ref", ""))
        if pair[0] and pair[1]:
            if pair in self._seen:
                return
            self._seen.add(pair)
        if old.get("default", _MISSING) != new.get("default", _MISSING):
            was, now = (each.get("default", "none") for each in (old, new))
            yield f"{path}: left out, it meant {was!r} and now means {now!r}"
        old, new = self._resolved(old, self._old_definitions), self._resolved(new, self._new_definitions)
        yield from self._value_breaks(old, new, path)
        yield from self._object_breaks(old, new, path)
        if "items" in new:
            yield from self.breaks(old.get("items", {}), new["items"], f"{path}[]")
        yield from self._union_breaks(old, new, path)

    def _resolved(self, schema: _Schema, definitions: _Schema) -> _Schema:
        reference = schema.get("$ref")
        return definitions[reference.rpartition("/")[2]] if reference else schema

    def _value_breaks(self, old: _Schema, new: _Schema, path: str) -> Iterator[str]:
        for word in sorted((set(old) | set(new)) - _PROSE - {"default", "properties", "required", "items"}):
            was, now = old.get(word, _MISSING), new.get(word, _MISSING)
            if was == now or now is _MISSING or word in ("anyOf", "oneOf", "additionalProperties", "$ref"):
                continue
            if word == "enum" and was is not _MISSING:
                gone = [each for each in was if each not in now]
                if gone:
                    yield f"{path}: {', '.join(map(repr, gone))} is no longer allowed"
            elif word in _LIMITS and was is not _MISSING and (was - now) * _LIMITS[word] >= 0:
                continue
            else:
                yield f"{path}: {word} was {'free' if was is _MISSING else repr(was)} and is now {now!r}"

    def _object_breaks(self, old: _Schema, new: _Schema, path: str) -> Iterator[str]:
        before, now = old.get("properties", {}), new.get("properties", {})
        for name in before:
            if name in now:
                yield from self.breaks(before[name], now[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: the field is gone"
        for name in new.get("required", ()):
            if name not in old.get("required", ()):
                yield f"{path}.{name}: the field is now required"

    def _union_breaks(self, old: _Schema, new: _Schema, path: str) -> Iterator[str]:
        members = new.get("anyOf") or new.get("oneOf") or []
        if not members:
            return
        for member in old.get("anyOf") or old.get("oneOf") or [old]:
            name = _name(member)
            same = next((each for each in members if _name(each) == name), None)
            if same is None:
                yield f"{path}: {name} is no longer allowed"
            else:
                yield from self.breaks(member, same, path)


def _name(member: _Schema) -> str:
    """A member of a union by its definition or its type."""
    return str(member.get("$ref", "").rpartition("/")[2] or member.get("type") or member)
