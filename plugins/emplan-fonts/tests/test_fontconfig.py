import os
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from emplan_fonts import faces, fontconfig_text
from emplan_fonts._fontconfig import USUAL_NAMES

NAMES = [(name, key) for key, names in USUAL_NAMES for name in names]
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def document(paragraphs):
    body = "".join(
        f'<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" '
        f'w:eastAsia="{name}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        for name, text in paragraphs
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def rendered(folder: Path, paragraphs) -> Path:
    conf = folder / "fonts.conf"
    conf.write_text(fontconfig_text(cache_dir=folder / "cache"), encoding="utf-8")
    docx = folder / "names.docx"
    with zipfile.ZipFile(docx, "w") as parts:
        parts.writestr("[Content_Types].xml", CONTENT_TYPES)
        parts.writestr("_rels/.rels", RELATIONS)
        parts.writestr("word/document.xml", document(paragraphs))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx],
        env=os.environ | {"FONTCONFIG_FILE": str(conf)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return docx.with_suffix(".pdf")


def fonts_by_page(pdf: Path) -> list[set[str]]:
    # pdffonts will not do: LibreOffice lists every font of the document with every page.
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
    with pdfplumber.open(pdf) as document:
        return [{one["fontname"].partition("+")[2] for one in page.chars} for page in document.pages]


def test_the_text_is_well_formed_and_names_the_folder_and_the_cache(tmp_path):
    root = ElementTree.fromstring(fontconfig_text(cache_dir=tmp_path / "a & b"))
    assert root.findtext("dir") == str(faces()["song"].path.parent)
    assert root.findtext("cachedir") == str(tmp_path / "a & b")


def test_without_a_folder_the_users_own_cache_is_named():
    cache = ElementTree.fromstring(fontconfig_text()).find("cachedir")
    assert cache.attrib == {"prefix": "xdg"}


def test_each_usual_name_is_bound_to_one_face():
    root = ElementTree.fromstring(fontconfig_text())
    bound = {
        alias.findtext("family"): alias.findtext("accept/family")
        for alias in root.iter("alias")
        if alias.get("binding") == "same"
    }
    assert bound == {name: faces()[key].family for name, key in NAMES}
    assert len(NAMES) == len(bound)
    assert {key for _, key in NAMES} == set(faces())


@pytest.mark.needs("libreoffice")
def test_libreoffice_sets_every_usual_name_with_our_face(tmp_path):
    pdf = rendered(tmp_path, [(name, "应急管理2027年ABC") for name, _ in NAMES])
    assert fonts_by_page(pdf) == [{faces()[key].path.stem} for _, key in NAMES]


@pytest.mark.needs("libreoffice")
def test_libreoffice_takes_a_rare_hanzi_from_the_fallback(tmp_path):
    pdf = rendered(tmp_path, [("仿宋_GB2312", "王喆"), ("某种未知字体", "王喆")])
    assert fonts_by_page(pdf) == [{"EmplanFang-Regular", "EmplanSong-Regular"}, {"EmplanSong-Regular"}]
