"""Pages of websites around a document: cards, lines of publication, navigation, names of sites."""

import pytest

from emplan.reading import read_text

DOCUMENT = (
    "青禾示范区安全生产委员会关于印发《2027年应急管理工作要点》的通知\n"
    "青安委〔2027〕1号\n各成员单位：\n《2027年应急管理工作要点》已经同意，现印发给你们，请认真落实。\n"
    "青禾示范区安全生产委员会\n2027年1月8日\n2027年应急管理工作要点\n一、健全责任体系\n（一）修订责任清单。3月底前完成。\n"
)


@pytest.mark.parametrize(
    "above",
    [
        "2027-01-12 09:30来源：青禾示范区应急局",
        "2027-01-12    点击：8次",
        "青禾示范区政府门户网站 2027年01月12日 来源：区应急局",
        "• 索引号：QH00/2027-00018\n• 文号：\n• 公开责任部门：区应急局\n• 信息时效期：",
        "索 引 号 QH/27-18 主题分类 综合\n发布机构 区安委会 文  号 青安委〔2027〕1号\n成文日期 2027-01-08",
        "索引号 | QH00/2027-00018 | 组配分类 | 部门文件 |\n发布机构 | 区安委会 | 公开方式 | 主动公开 |",
        "发文机构：区安委会 号：\n称：关于印发2027年应急管理工作要点的通知\n词：",
        "【发布部门】青禾示范区安全生产委员会\n【生效日期】2027.01.08",
        "生效日期：2027-01-08 废止日期：2028-01-08",
    ],
)
def test_what_a_page_states_of_its_document_is_publication(above: str) -> None:
    reading = read_text(f"{above}\n{DOCUMENT}")
    envelope = reading.plan.envelope
    assert reading.report.leftovers == ()
    assert len(reading.report.publication) == above.count("\n") + 1
    assert [issuer.masthead_name for issuer in envelope.issuers] == [None]
    assert (str(envelope.document_number), envelope.addressees) == ("青安委〔2027〕1号", ("各成员单位",))
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize(
    "above",
    [
        "站群导航\n|\n加入收藏\n|\n设为首页\n|\n手机版",
        "青禾示范区人民政府门户网",
        "今天是：2027年12月06日",
        "政务公开",
        "政府文件",
        "部门文件",
        "涉密文件严禁上网",
        "Document",
        "《青禾示范区2027年应急管理工作要点》政策解读",
        "• 个人中心\n• |\n• 繁体\n• 搜索热词：社保",
        "文章播报\n设为首页收藏本站",
        "安全管理网",
        "青禾示范区安全生产委员会关于印发《2027年应急管理工作要点》的通知-青禾示范区",
    ],
)
def test_the_words_of_a_page_around_its_document_are_furniture(above: str) -> None:
    reading = read_text(f"{above}\n{DOCUMENT}")
    assert reading.report.leftovers == ()
    assert len(reading.report.furniture) == above.count("\n") + 1
    assert [issuer.masthead_name for issuer in reading.plan.envelope.issuers] == [None]


def test_a_card_may_stand_between_title_and_addressees() -> None:
    card = "发文文号：青安委〔2027〕1号\n发布部门：区安委会\n颁布日期：2027-01-08\n"
    reading = read_text(DOCUMENT.replace("青安委〔2027〕1号\n", card, 1))
    assert reading.plan.envelope.addressees == ("各成员单位",)
    assert len(reading.report.publication) == 3


def test_a_title_of_the_page_gives_way_to_the_one_above_the_text() -> None:
    reading = read_text(f"1号 2027年应急工作要点\n2027-01-12  点击：8次\n{DOCUMENT}")
    assert reading.plan.notice is not None
    assert [entry.rule for entry in reading.report.furniture] == ["title_repeated"]


def test_a_heading_with_a_word_of_a_card_stays_text() -> None:
    reading = read_text(
        DOCUMENT + "（二）发布机构和公开方式。信息公开方式由区应急局确定。\n发布机构要落实审核责任。\n"
    )
    assert "发布机构" in str(reading.plan.outline)
    assert reading.report.publication == ()


def test_a_card_without_colons_states_its_facts() -> None:
    reading = read_text(
        f"索引号 QH00/2027-00018 发文日期 2027-01-08\n文号 青安委〔2027〕1号 是否有效 有效\n{DOCUMENT}"
    )
    assert reading.report.published == {"document_number": "青安委〔2027〕1号"}
    assert reading.report.publication[0].facts == {"索引号": "QH00/2027-00018", "发文日期": "2027-01-08"}


def test_the_values_of_a_card_may_stand_below_their_keys() -> None:
    card = (
        "• 索引号：\n\n  QH00/2027-18\n• 主题分类：\n\n• 来源：\n\n• 发文机构：\n\n  区政府网站\n• 有效性：\n"
    )
    reading = read_text(f"2027年应急管理工作要点\n{card}{DOCUMENT}")
    assert reading.plan.notice is not None
    assert reading.report.leftovers == ()
    assert len(reading.report.publication) == 7


def test_strange_lines_between_the_title_and_a_card_do_not_hide_the_addressees() -> None:
    card = "发文字号：青安委〔2027〕1号\n颁布部门：区安委会\n颁布日期：2027-01-12生效日期：2027-01-12\n"
    strange = f"释义要点\n资料仅供学习\n{card}"
    reading = read_text(DOCUMENT.replace("青安委〔2027〕1号\n", strange, 1))
    assert reading.plan.envelope.addressees == ("各成员单位",)
    assert [entry.text for entry in reading.report.leftovers] == ["释义要点", "资料仅供学习"]


@pytest.mark.parametrize("above", ["2027-01-12", "5250次", "999+", "13.27KB\n6页"])
def test_days_and_counts_of_a_page_are_no_part_of_the_title(above: str) -> None:
    reading = read_text(f"{above}\n{DOCUMENT}")
    assert reading.plan.notice is not None
    assert reading.plan.notice.title.text.startswith("青禾示范区安全生产委员会关于印发")
    assert len(reading.report.furniture) == above.count("\n") + 1


def test_the_number_in_a_title_of_the_page_is_the_number_of_the_document() -> None:
    title, _, rest = DOCUMENT.replace("青安委〔2027〕1号\n", "", 1).partition("\n")
    reading = read_text(f"青安委〔2027〕1号《{title}》\n{title}\n{rest}")
    assert str(reading.plan.envelope.document_number) == "青安委〔2027〕1号"
    assert reading.report.adds_up(reading.plan)


def test_a_date_that_is_printed_twice_counts_once() -> None:
    reading = read_text(DOCUMENT.replace("2027年1月8日\n", "2027年1月8日\n2027年1月8日\n", 1))
    assert reading.report.leftovers == ()
    assert [entry.rule for entry in reading.report.furniture] == ["date_repeated"]


def test_an_office_of_the_site_above_another_organ_s_title_is_no_red_head() -> None:
    for above in ("青禾示范区办公室\n\n", "青禾示范区安全生产委员会办公室\n"):
        issuers = read_text(f"{above}{DOCUMENT}").plan.envelope.issuers
        assert [(one.name, one.masthead_name) for one in issuers] == [("青禾示范区安全生产委员会", None)]
    longer = read_text(f"青禾市青禾示范区安全生产委员会\n{DOCUMENT}")
    assert [one.masthead_name for one in longer.plan.envelope.issuers] == ["青禾市青禾示范区安全生产委员会"]


def test_levels_that_share_an_organ_are_one_addressee() -> None:
    reading = read_text(DOCUMENT.replace("各成员单位：", "各省、自治区、直辖市安全生产委员会：", 1))
    assert reading.plan.envelope.addressees == ("各省、自治区、直辖市安全生产委员会",)


def test_a_table_of_contents_without_pages_is_furniture() -> None:
    entries = "一、总体要求\n二、重点任务\n（一）排查隐患\n（二）宣传培训\n三、保障措施\n"
    body = (
        "一、总体要求\n预防为主。\n二、重点任务\n（一）排查隐患\n6月底前完成。\n（二）宣传培训\n每季度1次。\n"
        "三、保障措施\n加强领导。\n"
    )
    title = "青禾示范区2027年应急管理工作方案\n"
    for text in (f"目录\n{entries}{title}{body}", f"{title}目  录\n{entries}{body}"):
        reading = read_text(text)
        assert reading.plan.title.text == title.strip()
        assert [item.level for item in reading.plan.numbered()] == [1, 1, 2, 2, 1]
        assert {entry.rule for entry in reading.report.furniture} == {"table_of_contents"}
        assert reading.report.adds_up(reading.plan)


def test_a_heading_that_is_the_word_contents_drops_nothing() -> None:
    reading = read_text(
        "青禾示范区2027年应急管理工作方案\n目录\n一、总体要求\n预防为主。\n二、重点任务\n排查隐患。\n三、保障\n领导。\n"
    )
    assert len(reading.plan.outline) == 3


def test_the_card_tells_that_the_organ_above_a_title_belongs_to_it() -> None:
    lines = "青禾镇人民政府\n自然灾害救助应急预案\n一、总则\n预防为主。\n"
    stated = read_text(
        f"索引号 | QH-7 | 发布机构 | 青禾镇 |\n标题 | 青禾镇人民政府自然灾害救助应急预案 |\n{lines}"
    )
    assert stated.plan.title.text == "青禾镇人民政府自然灾害救助应急预案"
    assert read_text(lines).plan.title.text == "自然灾害救助应急预案"


def test_words_of_a_page_between_two_printings_of_a_title_address_nobody() -> None:
    title = DOCUMENT.partition("\n")[0]
    reading = read_text(f"{title}\n时限：\n截止日\n{DOCUMENT}")
    assert reading.plan.envelope.addressees == ("各成员单位",)
    assert reading.plan.notice is not None
