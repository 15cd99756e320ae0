"""Web pages: what is read of them, what is furniture, and what is refused."""

import base64
import html
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan import ReadingError, lay_out, plain_text
from emplan.reading import SourceLine, read, read_text
from emplan.testing import samples
from emplan.testing.suites import ReaderSuite
from emplan_html import HtmlReader

PLAN = (
    "青禾示范区应急管理局关于做好2027年汛期值守工作的通知",
    "各镇人民政府：",
    "一、夯实责任。各镇于5月底前核对名册，缺的补上，旧的改好，汇总后报送示范区应急管理局存档备查。",
    "二、排查隐患。每月巡堤两次。",
    "青禾示范区应急管理局",
    "2027年3月1日",
)


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)


def lines(data: bytes) -> list[SourceLine]:
    return list(HtmlReader().lines(data))


def texts(body: str) -> list[str]:
    return [line.text for line in lines(page(body))]


class TestHtmlReader(ReaderSuite):
    format = "html"

    def source_of(self, text: str) -> bytes:
        return page(f"<pre>{html.escape(text)}</pre>")


def test_a_page_loses_its_furniture_and_the_account_adds_up() -> None:
    body = (
        '<div class="topbar"><a href="/">首页</a> <a href="/gk">政务公开</a></div>'
        '<div class="crumbs">您的位置：<a href="/">首页</a> &gt; 通知</div>'
        f'<div class="wrap"><h1>{PLAN[0]}</h1><div>来源：青禾示范区应急局 发布时间：2027-03-02</div>'
        f'<div id="text">{paragraphs(PLAN[1:])}</div><div>有人读了本页十二次</div></div>'
        '<ul class="list"><li><a href="1">2026年防汛工作要点</a></li></ul>'
        '<footer>青禾示范区管委会主办</footer><script>var a = "一、脚本";</script>'
    )
    reading = read(page(body), name="page.html")
    assert reading.plan == read_text("\n".join(PLAN)).plan
    assert reading.report.adds_up(reading.plan)
    assert reading.report.leftovers == ()
    assert {entry.rule for entry in reading.report.furniture} == {
        "navigation",
        "outside_the_text",
        "links",
        "page_foot",
    }
    assert reading.report.publication[0].facts == {"来源": "青禾示范区应急局", "发布时间": "2027-03-02"}


def test_an_exported_plan_on_a_page_is_read_as_its_text_is() -> None:
    text = plain_text(lay_out(samples.typical_plan())).replace("\t", " ")
    wanted = read_text(text).plan
    assert (
        read(page(paragraphs([line for line in text.splitlines() if line.strip()])), name="x.htm").plan
        == wanted
    )


def test_a_card_without_colons_is_publication() -> None:
    card = "<table><tr><td>索引号</td><td>QH-1</td></tr><tr><td>发布日期</td><td>2027-03-02</td></tr></table>"
    report = read(page(card + paragraphs(PLAN)), name="x.html").report
    assert [fact.facts for fact in report.publication] == [{"索引号": "QH-1"}, {"发布日期": "2027-03-02"}]


def test_tables_of_data_keep_their_grid() -> None:
    table = (
        '<table><thead><tr><th>序号</th><th colspan="2">任务</th></tr></thead>'
        '<tr><td rowspan="2">1</td><td>巡堤<br>两次</td><td>6月</td></tr><tr><td>备料</td><td>5月</td></tr>'
        '<tr style="display:none"><td>藏</td></tr></table>'
    )
    read_ = lines(page(paragraphs(PLAN[:2]) + table))[2:]
    assert [line.looks.cells for line in read_] == [
        ("序号", "任务", ""),
        ("1", "巡堤 两次", "6月"),
        ("", "备料", "5月"),
    ]
    assert [line.looks.is_head for line in read_] == [True, False, False]


def test_a_table_of_more_rows_than_any_plan_has_is_read_as_lines_of_text() -> None:
    def table(rows: int) -> str:
        body = "".join(f"<tr><td>{number}</td><td>巡查{number}号堤段</td></tr>" for number in range(rows))
        return f"<table>{body}</table>"

    assert all(line.looks.cells for line in lines(page(table(5000))))
    beyond = lines(page(table(5001)))
    assert not any(line.looks.cells for line in beyond)
    assert sum("号堤段" in line.text for line in beyond) == 5001


def test_a_table_that_holds_the_article_is_no_table() -> None:
    inner = "<table><tr><td>甲</td></tr></table>"
    nested = f"<table><tr><td>左栏</td><td>{inner}</td></tr><tr><td>下</td></tr></table>"
    assert all(not line.looks.cells for line in lines(page(nested)))
    one_column = f"<table><tr><td>{paragraphs(PLAN)}</td></tr><tr><td>二</td></tr></table>"
    assert all(not line.looks.cells for line in lines(page(one_column)))
    long_cell = f"<table><tr><td>{'长' * 700}</td><td>短</td></tr><tr><td>甲</td><td>乙</td></tr></table>"
    assert all(not line.looks.cells for line in lines(page(long_cell)))


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ('<ol start="3"><li>甲</li><li value="9">乙</li><li>丙</li></ol>', ["3.甲", "9.乙", "10.丙"]),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", ["2.甲", "1.乙"]),
        ('<ol type="A"><li>甲</li></ol>', ["A.甲"]),
        ('<ol type="i"><li>甲</li></ol>', ["i.甲"]),
        ('<ol style="list-style-type: cjk-ideographic"><li>甲</li></ol>', ["一、甲"]),
        ('<ol style="list-style: none"><li>甲</li></ol>', ["甲"]),
        ("<ol><li>一、自有序号</li></ol>", ["一、自有序号"]),
        ('<ol start="x"><li>甲<ul><li>子项</li></ul></li></ol>', ["1.甲", "子项"]),
    ],
)
def test_numbers_of_ordered_lists_are_computed(markup: str, wanted: list[str]) -> None:
    assert texts(markup) == wanted


def test_what_is_hidden_is_left_out_with_a_remark() -> None:
    body = (
        paragraphs(PLAN[:2])
        + '<p style="display:none">藏起来的话</p><p hidden>也藏</p>'
        + paragraphs(PLAN[2:])
    )
    read_ = lines(page(body))
    assert [line.text for line in read_] == list(PLAN)
    assert [remark.reason_zh for line in read_ for remark in line.remarks] == ["此前有7个隐藏文字，未予读取"]
    assert texts("<ruby>应<rt>yìng</rt></ruby>急<textarea>不显示</textarea>") == ["应急"]


def test_looks_come_from_elements_and_their_own_styles() -> None:
    body = (
        "<p style=\"text-align:center;color:#c00000;font-size:44px;font-family:'方正小标宋', serif\">红头</p>"
        '<center><font color="red" size="5" face="黑体">标题</font></center><h2>小标题</h2>'
        '<p align="center"><b>粗体</b></p>'
        '<div style="font-size:2em;font-weight:700;color:rgb(200, 10, 10)">甲</div>'
        '<p style="color:green;font-size:x;text-align:left">乙</p>'
        '<span style="white-space:pre-wrap">丙\n丁</span>'
    )
    looks = {line.text: line.looks for line in lines(page(body))}
    red, title = looks["红头"], looks["标题"]
    assert (red.centred, red.red, red.size, red.face) == (True, True, 33.0, "方正小标宋")
    assert (title.centred, title.red, title.size, title.face) == (True, True, 18.0, "黑体")
    assert (looks["小标题"].heading_level, looks["小标题"].bold) == (2, True)
    assert (looks["粗体"].centred, looks["粗体"].bold) == (True, True)
    assert (looks["甲"].size, looks["甲"].bold, looks["甲"].red) == (24.0, True, True)
    assert (looks["乙"].red, looks["乙"].size, looks["乙"].centred) == (False, None, False)
    assert {"丙", "丁"} < set(looks)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(paragraphs(PLAN)), "utf-8"),
        ("\ufeff<html><body>一、甲</body></html>".encode(), "utf-8-sig"),
        ("\ufeff<html><body>一、甲</body></html>".encode("utf-16-le"), "utf-16-le"),
        ('<html><meta charset="gb2312"><body>一、镕基</body></html>'.encode("gb18030"), "gb18030"),
        ("<html><body>一、甲乙丙丁戊己</body></html>".encode("gb18030"), "gb18030"),
        ('<html><meta charset="big5"><body>一、應急</body></html>'.encode("big5"), "big5"),
        ('<html><meta charset="zip"><body>一、甲</body></html>'.encode(), "utf-8"),
        ('<html><meta charset="nowhere"><body>一、甲</body></html>'.encode() + b"\xff\xff", "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_is(data: bytes, encoding: str) -> None:
    assert HtmlReader().accepts(data[:4096])
    assert HtmlReader().encoding(data) == encoding
    assert lines(data)[0].text[:1] in "一青"


def test_a_page_saved_with_its_pictures_is_read() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n"
    part = b"--X\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = base64.encodebytes(f"<html><body>{paragraphs(PLAN)}</body></html>".encode("gb18030"))
    reading = read(head + part + body + b"\r\n--X--\r\n", name="page.mht")
    assert reading.plan.title.text == PLAN[0]
    assert HtmlReader().lines(head + b"--X\r\nContent-Type: image/png\r\n\r\nx\r\n--X--\r\n") == ()


def test_what_is_no_page_is_not_accepted() -> None:
    reader = HtmlReader()
    assert not reader.accepts("一、夯实责任".encode())
    assert not reader.accepts(b"PK\x03\x04<html>\0")
    assert reader.accepts(b"  <!-- saved from url --><div>x</div>")


def test_a_page_nested_without_end_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadingError, match="nested too deeply"):
        read(page("<div>" * 100_000 + "甲"), name="x.html")
    monkeypatch.setattr("emplan_html.flow.LARGEST_TEXT", 100)
    with pytest.raises(ReadingError, match="more than 100 characters"):
        lines(page("甲" * 200))


def test_entities_of_a_document_type_are_not_expanded() -> None:
    data = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>&a;&b;</p>'
    assert "root:" not in "".join(line.text for line in lines(data))


_TAGS = [
    "div",
    "p",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "li",
    "a href=x",
    "b",
    "pre",
    "h1",
    "span style='display:none'",
    "br",
    "nav",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(_TAGS), st.sampled_from(["/div", "/table", "/p", "/ol"]), st.text(max_size=8)
        ),
        max_size=40,
    )
)
def test_any_order_of_tags_gives_lines_that_tile(parts: list[str]) -> None:
    markup = "".join(
        f"<{part}>" if part in _TAGS or part.startswith("/") else html.escape(part) for part in parts
    )
    place = 0
    for line in lines(page(markup)):
        assert line.start == place
        assert len(line.text.splitlines()) <= 1
        place += len(line.text) + 1


def test_a_page_without_anything_gives_no_lines() -> None:
    assert lines(b"\xef\xbb\xbf") == []
    assert lines(b"<html></html>") == []


def test_navigation_that_calls_itself_so_is_furniture_inside_the_column_too() -> None:
    extra = '<div role="search">搜索<p>本站</p></div><aside>推荐阅读</aside>'
    body = f"<main>{paragraphs(PLAN)}{extra}</main><p>页外</p>"
    shown = {line.text: line.looks for line in lines(page(body))}
    assert (shown["搜索"].furniture, shown["推荐阅读"].furniture) == ("search", "side_bar")
    assert shown["页外"].outside


def test_a_title_outside_the_column_keeps_its_place_by_the_name_of_its_element() -> None:
    text = f'<div class="artTitle">{PLAN[0]}</div><div>{paragraphs(PLAN[1:])}</div>'
    body = f"<div>{text}</div><div>页脚</div>"
    first = lines(page(body))[0]
    assert (first.text, first.looks.heading_level, first.looks.outside) == (PLAN[0], 1, False)


def test_colours_and_spans_that_say_nothing_are_passed_over() -> None:
    body = '<font color="#f00">红</font><p style="color:nothing;font-size:1.2.3px">甲</p>'
    table = '<table><tr><td colspan="x">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>'
    read_ = lines(page(body + table))
    assert [line.looks.red for line in read_[:2]] == [True, False]
    assert read_[2].looks.cells == ("甲", "乙")


def test_a_large_bold_line_in_the_middle_is_the_title_of_a_page_laid_out_by_tables() -> None:
    cells = "".join(f"<p>{number}.逐级签订责任书并向社会公布接受监督。</p>" for number in range(1, 9))
    data = page(
        "<table><tr><td align='center'><b><font size='5'>青禾示范区2027年工作要点</font></b></td></tr>"
        f"<tr><td align='center'>作者：办公室</td></tr><tr><td>{cells}</td></tr></table>"
    )
    found = {line.text: line.looks for line in lines(data)}
    assert not found["青禾示范区2027年工作要点"].outside
    assert found["作者：办公室"].outside


def test_a_title_that_only_a_style_sheet_sets_apart_is_found() -> None:
    body = (
        "<p>各镇：</p><p>现就做好今年防火期内的各项工作通知如下：</p><p>一、抓巡查，盯紧坟山林边。</p>"
        "<p>二、抓值守，专人专岗。</p><p>三、抓报送，有火必报。</p>"
    )
    for day in ("2027-02-11 15:30", "2027-02-11"):
        page = (
            "<html><body><div class=top><a href=/>首页</a></div>"
            "<div class=bt>青禾示范区关于做好2027年防火工作的通知</div>"
            f"<div class=ly>{day}</div><div class=con>{body}</div><div>版权所有</div></body></html>"
        )
        reading = read(page.encode(), name="页.html")
        assert reading.plan.document_title.text == "青禾示范区关于做好2027年防火工作的通知"
        assert reading.plan.envelope.addressees == ("各镇",)
        assert reading.report.leftovers == ()


def test_a_large_bold_title_above_the_text_needs_no_middle() -> None:
    page = (
        "<html><body><center>您当前所在位置：首页 &gt;&gt; 正文</center>"
        "<font size=5><b>青禾示范区2027年消防工作要点</b></font><br>"
        "<div>重点做好以下工作：<br>一、抓巡查。<br>二、抓值守。<br>三、抓报送。<br></div><p>责任编辑：小周</p></body></html>"
    )
    assert read(page.encode(), name="页.html").plan.title.text == "青禾示范区2027年消防工作要点"
