"""The exporter as a whole: a valid file, always the same, that holds exactly the text of the layout."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import attrs
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from emplan import OPEN, AnnualPlan, Issuer, Paragraph, Title, lay_out, plain_text
from emplan.exporting import available_exporters, load_exporter
from emplan.testing.samples import minimal_plan, typical_plan
from emplan_docx import DocxExporter

Parts = dict[str, bytes]


def test_it_is_found_by_its_entry_point() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "docx")
    assert plugin.distribution == "emplan-docx"
    assert load_exporter("docx") == DocxExporter()


def test_it_states_what_it_writes() -> None:
    assert DocxExporter.format == "docx"
    assert DocxExporter.media_type.endswith("wordprocessingml.document")
    assert DocxExporter.suffix == ".docx"


def test_a_validator_of_the_format_has_no_complaints(plan: AnnualPlan, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(DocxExporter().export(plan))
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid
    assert [error.description for error in result.errors] == []


def test_the_text_is_that_of_the_layout_in_its_order(
    plan: AnnualPlan,
    body_of: Callable[[AnnualPlan], etree._Element],
    text_of: Callable[[etree._Element], str],
) -> None:
    assert text_of(body_of(plan)) == "".join(plain_text(lay_out(plan)).split())


def test_the_same_plan_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, emplan_docx\n"
        "from emplan.testing.samples import typical_plan\n"
        "print(hashlib.sha256(emplan_docx.DocxExporter().export(typical_plan())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(digests) == 1


def test_the_zip_knows_neither_the_hour_nor_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(DocxExporter().export(minimal_plan()))) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {3}


def test_the_properties_name_the_document_its_issuers_and_its_day() -> None:
    properties = Document(io.BytesIO(DocxExporter().export(typical_plan()))).core_properties
    assert properties.title == typical_plan().document_title.text
    assert properties.author == properties.last_modified_by == "青禾示范区安全生产委员会"
    assert properties.subject == "青安委〔2027〕3号"
    assert properties.language == "zh-CN"
    assert properties.created is not None
    assert (properties.created.year, properties.created.month, properties.created.day) == (2027, 2, 26)


def test_what_is_open_is_no_property(everyday: AnnualPlan) -> None:
    number = attrs.evolve(everyday.envelope.document_number, serial=OPEN)
    envelope = attrs.evolve(everyday.envelope, document_number=number, issue_date=OPEN)
    data = DocxExporter().export(attrs.evolve(everyday, envelope=envelope))
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.subject == ""
    assert properties.created is None


def test_a_property_is_cut_where_word_would_refuse_it() -> None:
    plan = minimal_plan()
    names = tuple(Issuer(f"青禾市青禾示范区第{number}应急管理委员会") for number in range(30))
    envelope = attrs.evolve(plan.envelope, issuers=names)
    properties = Document(
        io.BytesIO(DocxExporter().export(attrs.evolve(plan, envelope=envelope)))
    ).core_properties
    assert len(properties.author) == 255


def test_nothing_in_the_package_names_python_docx_or_points_outside(
    plan: AnnualPlan, parts_of: Callable[[AnnualPlan], Parts]
) -> None:
    parts = parts_of(plan)
    assert not any(b"python-docx" in content for content in parts.values())
    assert not any(b"External" in content for name, content in parts.items() if name.endswith(".rels"))
    assert not any(name.endswith((".bin", ".xls", ".png")) for name in parts)


def test_markup_in_the_text_stays_text(
    body_of: Callable[[AnnualPlan], etree._Element], text_of: Callable[[etree._Element], str]
) -> None:
    text = "水位<警戒>&\"超保\"证'即'报]]>。"
    plan = AnnualPlan(title=Title("青禾示范区2027年防汛工作安排"), outline=(Paragraph(text=text),))
    assert text_of(body_of(plan)).endswith(text)
