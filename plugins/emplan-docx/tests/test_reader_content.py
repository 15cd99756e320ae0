"""What of a Word document is shown: changes, hidden text, fields, boxes, headers, notes, tables."""

import pytest

from emplan.reading import SourceLine, read
from emplan_docx.reader import DocxReader
from word_files import cell, p, package, part, table


def lines(data: bytes) -> list[SourceLine]:
    return list(DocxReader().lines(data))


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>完善</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>" + p("后半。")
    )
    assert texts(package(body)) == ["完善新来", "前半，后半。"]


def test_a_deleted_mark_at_the_very_end_loses_nothing() -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>末段</w:t></w:r></w:p>"
    assert texts(package(body)) == ["末段"]


def test_hidden_text_is_left_out_with_a_remark() -> None:
    body = (
        p("一、公开")
        + "<w:p><w:r><w:t>部分</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>秘而不宣</w:t></w:r></w:p>"
    )
    body += "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>全部</w:t></w:r></w:p>"
    read_ = lines(package(body))
    assert [line.text for line in read_] == ["一、公开", "部分", ""]
    assert [[remark.reason for remark in line.remarks] for line in read_[1:]] == [
        ["4 hidden characters were left out"],
        ["2 hidden characters were left out"],
    ]


def test_a_remark_becomes_a_doubt_of_the_report() -> None:
    body = "".join(map(p, ["青禾示范区2027年工作要点", "一、夯实责任。"]))
    body += (
        "<w:p><w:r><w:t>二、排查隐患。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>秘</w:t></w:r></w:p>"
    )
    doubts = read(package(body), name="x.docx").report.doubts
    assert [(doubt.line, doubt.reason_zh) for doubt in doubts] == [(3, "此处有1个隐藏文字，未予读取")]


def test_fields_show_their_result_and_contents_are_furniture() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def instruction(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    body = (
        f"<w:p>{char('begin')}{instruction('TOC 1-3')}{char('separate')}<w:r><w:t>总则\t1</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>要求</w:t></w:r>{char('end')}</w:p>"
        f"<w:p><w:r><w:t>于</w:t></w:r>{char('begin')}{instruction('DATE')}{char('separate')}<w:r><w:t>今日</w:t></w:r>{char('end')}</w:p>"
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
    )
    read_ = lines(package(body))
    assert [line.text for line in read_] == ["总则\t1", "要求", "于今日", "7"]
    assert [line.looks.furniture for line in read_] == ["table_of_contents", "table_of_contents", "", ""]


def test_soft_breaks_symbols_and_hyphens_are_characters() -> None:
    body = (
        '<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B7"/>'
        '<w:sym w:font="Nobody" w:char="F041"/>'
        '<w:sym w:font="x" w:char="zz"/><m:oMath><m:r><m:t>E</m:t></m:r></m:oMath></w:r></w:p>'
    )
    read_ = lines(package(body))
    assert [line.text for line in read_] == ["上", "下-☑•□E"]
    assert [line.looks.continues for line in read_] == [False, True]


def test_a_red_head_in_a_text_box_is_seen_once() -> None:
    looks = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="72"/></w:rPr>'
    head = f"<w:r>{looks}<w:t>青禾示范区应急管理局文件</w:t></w:r>"
    box = f'<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{head}</w:p></w:txbxContent>'
    alternative = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{alternative}</w:r></w:p>" + p("青应急〔2027〕3号")
    first, *others = lines(package(body))
    assert first.text == "青禾示范区应急管理局文件"
    assert (first.looks.red, first.looks.centred, first.looks.size) == (True, True, 36.0)
    assert [line.text for line in others] == ["", "青应急〔2027〕3号"]


def test_word_art_of_old_documents_is_read() -> None:
    shape = '<v:shape fillcolor="red"><v:textpath string="青禾示范区文件"/></v:shape>'
    body = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    first = lines(package(body))[0]
    assert (first.text, first.looks.red) == ("青禾示范区文件", True)


def test_the_header_of_the_first_page_is_read_and_the_others_are_furniture() -> None:
    def header(text: str) -> str:
        return part("hdr", p(text))

    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>'
    body = (
        p("青应急〔2027〕3号")
        + p("青禾示范区应急管理局关于做好2027年汛期值守工作的通知")
        + p("一、夯实责任。")
        + section
    )
    data = package(body, header=header("青禾示范区应急管理局文件"), footer=header("— 1 —"))
    reading = read(data, name="x.docx")
    assert reading.plan.envelope.issuers[0].name == "青禾示范区应急管理局"
    assert [entry.source_text for entry in reading.report.furniture] == ["— 1 —"]
    assert reading.report.leftovers == ()
    assert lines(data)[0].looks.outside


def test_footnotes_are_left_over_for_a_person() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{p("以上一年末为准。")}</w:footnote>')
    body = (
        p("青禾示范区2027年工作要点")
        + '<w:p><w:r><w:t>一、核对名册</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>'
    )
    reading = read(package(body, footnotes=notes), name="x.docx")
    assert [left.text for left in reading.report.leftovers] == ["以上一年末为准。"]
    assert "脚注" in reading.report.doubts[0].reason_zh
    assert reading.report.adds_up(reading.plan)


def test_a_table_keeps_its_grid_through_merged_cells() -> None:
    body = table(
        ["<w:trPr><w:tblHeader/></w:trPr>", cell("序号"), cell("任务", '<w:gridSpan w:val="2"/>')],
        [cell("1", '<w:vMerge w:val="restart"/>'), cell("巡堤"), cell("6月")],
        [cell("", "<w:vMerge/>"), cell("备料"), cell("5月")],
        ["<w:trPr><w:del/></w:trPr>", cell("旧"), cell("旧"), cell("旧")],
    )
    read_ = lines(package(body))
    assert [line.looks.cells for line in read_] == [
        ("序号", "任务", ""),
        ("1", "巡堤", "6月"),
        ("", "备料", "5月"),
    ]
    assert [line.looks.is_head for line in read_] == [True, False, False]
    assert {line.looks.table for line in read_} == {1}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([[cell("青禾示范区应急管理局"), cell("文件")], [cell("青禾示范区水务局"), cell("", "<w:vMerge/>")]],
         ["青禾示范区应急管理局\t文件", "青禾示范区水务局"]),
        ([[cell("抄送：区委办。"), cell("")], [cell("区安委办"), cell("2027年2月27日印发")]],
         ["抄送：区委办。", "区安委办\t2027年2月27日印发"]),
        ([[cell("只有一列")], [cell("两行")]], ["只有一列", "两行"]),
        ([["<w:tc>" + p("甲局") + p("乙局") + "</w:tc>", cell("文件")]], ["甲局", "乙局", "文件"]),
    ],
)  # fmt: skip
def test_tables_that_only_place_text_are_lines(rows: list[list[str]], wanted: list[str]) -> None:
    assert texts(package(table(*rows))) == wanted
