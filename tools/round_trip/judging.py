"""One round trip: export, read, compare; and the same by way of another program's file."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import attrs
from attrs import frozen

from emplan import AnnualPlan, export
from emplan.model import printed
from emplan.reading import read
from emplan.records import from_record, to_record
from emplan.testing.drawn import drawn_plan

FORMATS = ("txt", "docx", "pdf")
_INDEX = re.compile(r"\[\d+\]")
# All that a page of Word needs: nothing else of the file may tell a reader anything.
_VISIBLE = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/(?!comments|custom).*")
_COMMON = str.maketrans("𠮷龑𫖯䶮㙍𬭩\ufffd", "吉严俯尧湾银〇")
_MOST_DIFFERENCES = 5


@frozen
class Difference:
    """A field that came back otherwise: its path, what was printed, what was read."""

    path: str
    wanted: str
    found: str

    @property
    def kind(self) -> str:
        """The field, whatever its place in the plan."""
        return _INDEX.sub("[]", self.path)


@frozen
class Trip:
    """The round trip of one plan in one format; without differences it came back equal."""

    format: str
    number: int
    differences: tuple[Difference, ...] = ()


def plan_of(form: str, number: int) -> AnnualPlan:
    """The plan of that number; for a PDF with common characters in place of those that few fonts have."""
    plan = drawn_plan(number)
    return _with_common_characters(plan) if form == "pdf" else plan


def exported(form: str, number: int) -> bytes:
    """The file of a drawn plan; of a DOCX only the parts that a page shows."""
    data = export(plan_of(form, number), form)
    return _visible(data) if form == "docx" else data


def round_trip(form: str, number: int) -> Trip:
    """Export the plan of that number, read it back, and compare."""
    try:
        return compared(form, number, read(exported(form, number), name=f"plan.{form}").plan)
    except Exception as failure:  # noqa: BLE001 - whatever it is, it belongs in the list
        return Trip(form, number, (Difference(type(failure).__name__, "", str(failure)),))


def saved_trip(number: int, path: Path) -> Trip:
    """Read a DOCX that another program has saved again, and compare."""
    return compared("docx", number, read(path).plan)


def compared(form: str, number: int, found: AnnualPlan) -> Trip:
    """Compare what was read with the plan of that number, in all that the format shows."""
    plan = plan_of(form, number)
    if form == "pdf":
        return Trip(form, number, tuple(_of_pages(plan, found)))
    in_text = form == "txt"
    wanted = printed(plan, inferred=True, in_text=in_text)
    differences = _differences(wanted, printed(found, inferred=True, in_text=in_text), "")
    return Trip(form, number, tuple(islice(differences, _MOST_DIFFERENCES)))


def _of_pages(plan: AnnualPlan, found: AnnualPlan) -> Iterator[Difference]:
    """Of a PDF: the header fields, the outline and the text of all paragraphs."""
    wanted, read_back = (printed(one, in_text=True) for one in (plan, found))
    yield from _differences(wanted.envelope, read_back.envelope, "envelope")
    yield from _differences(_outline(wanted), _outline(read_back), "outline")
    yield from _differences(wanted.document_title.text, read_back.document_title.text, "title")


def _outline(plan: AnnualPlan) -> tuple[tuple[str, str], ...]:
    return tuple((item.label, item.node.heading.text) for item in plan.numbered())


def _differences(wanted: object, found: object, path: str) -> Iterator[Difference]:
    if type(wanted) is not type(found):
        yield Difference(path, str(wanted), str(found))
    elif isinstance(wanted, tuple) and isinstance(found, tuple):
        if len(wanted) != len(found):
            yield Difference(f"{path}#", str(wanted), str(found))
            return
        for index, (left, right) in enumerate(zip(wanted, found, strict=True)):
            yield from _differences(left, right, f"{path}[{index}]")
    elif attrs.has(type(wanted)):
        for field in attrs.fields(type(wanted)):
            left, right = getattr(wanted, field.name), getattr(found, field.name)
            yield from _differences(left, right, f"{path}.{field.name}")
    elif wanted != found:
        yield Difference(path, str(wanted), str(found))


def _with_common_characters(plan: AnnualPlan) -> AnnualPlan:
    record = json.dumps(to_record(plan), ensure_ascii=False)
    return from_record(json.loads(record.translate(_COMMON)))


def _visible(data: bytes) -> bytes:
    """The file without properties, custom parts and comments: what is left is what a page shows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as visible:
        for name in package.namelist():
            if _VISIBLE.fullmatch(name):
                visible.writestr(name, package.read(name))
    return buffer.getvalue()
