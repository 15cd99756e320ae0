"""Plans of the tests, and their documents taken apart."""

import io
import zipfile
from collections.abc import Callable

import attrs
import pytest
from lxml import etree

from emplan import AnnualPlan, Attachment, Heading, Paragraph, Section, Title
from emplan.testing import samples
from emplan_docx import DocxExporter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE = "青禾湖畔千家万户守望平安"

Parts = dict[str, bytes]


def paragraph(characters: int) -> Paragraph:
    return Paragraph(text=(LINE * characters)[:characters])


def _everyday() -> AnnualPlan:
    """The typical plan without attachments: its colophon finds room below the text of page 2."""
    plan = samples.typical_plan()
    outline = (Section(heading=Heading("练实队伍"), children=(paragraph(200),)),)
    return attrs.evolve(plan, notice=None, preamble=(), outline=outline, attachments=())


def _grid() -> AnnualPlan:
    """Text only: two full pages of pure hanzi and a little more."""
    title = Title("青禾示范区2027年防汛工作安排")
    return AnnualPlan(title=title, outline=tuple(paragraph(138) for _ in range(11)))


def _many_attachments() -> AnnualPlan:
    """Eleven attachments with names of more than a line."""
    title = Title("青禾示范区应急物资储备和调运清单以及各镇街道值守联络表")
    attachments = tuple(Attachment(title=title, content=(paragraph(30),)) for _ in range(11))
    return attrs.evolve(_everyday(), attachments=attachments)


@pytest.fixture
def everyday() -> AnnualPlan:
    return _everyday()


PLANS: dict[str, Callable[[], AnnualPlan]] = {
    "typical": samples.typical_plan,
    "everything": samples.everything_plan,
    "joint": samples.joint_plan,
    "minimal": samples.minimal_plan,
    "rare": samples.rare_characters_plan,
    "everyday": _everyday,
    "grid": _grid,
    "many_attachments": _many_attachments,
}


@pytest.fixture(scope="session", params=PLANS)
def plan(request: pytest.FixtureRequest) -> AnnualPlan:
    """Each of the plans in turn."""
    return PLANS[request.param]()


@pytest.fixture(scope="session")
def plan_named() -> Callable[[str], AnnualPlan]:
    return lambda name: PLANS[name]()


@pytest.fixture(scope="session")
def parts_of() -> Callable[[AnnualPlan], Parts]:
    """The parts of a plan's file by name."""

    def parts(plan: AnnualPlan) -> Parts:
        with zipfile.ZipFile(io.BytesIO(DocxExporter().export(plan))) as package:
            return {name: package.read(name) for name in package.namelist()}

    return parts


@pytest.fixture(scope="session")
def body_of(parts_of: Callable[[AnnualPlan], Parts]) -> Callable[[AnnualPlan], etree._Element]:
    """The ``w:body`` of a plan's file."""

    def body(plan: AnnualPlan) -> etree._Element:
        return etree.fromstring(parts_of(plan)["word/document.xml"])[0]

    return body


@pytest.fixture(scope="session")
def text_of() -> Callable[[etree._Element], str]:
    """The characters of an element without white space."""
    return lambda element: "".join("".join(text.text or "" for text in element.iter(f"{W}t")).split())
