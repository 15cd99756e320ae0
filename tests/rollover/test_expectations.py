"""The expectations of docs/analysis/roll-forward.md, token by token."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from emplan.rollover import Classification, ReviewItem, Severity

Rolling = Callable[..., tuple[str, dict[str, ReviewItem]]]
# Put together here, so that no file of ours holds what could be somebody's number.
MOBILE = "138" + "0" * 8
S, K, R = Classification.SHIFTED, Classification.KEPT, Classification.REVIEW
INFO, CHECK, MUST = Severity.INFO, Severity.CHECK, Severity.MUST

SHIFTED = [
    # sentence, token, words in the draft, severity
    ("2026年要坚决防范重大事故。", "2026年", "2027年", INFO),
    ("制定2026年度演练计划。", "2026年度", "2027年度", INFO),
    ("二〇二六年是提升之年。", "二〇二六年", "二〇二七年", INFO),
    ("二○二六年十二月底前完成。", "二○二六年十二月底前", "二○二七年十二月底前", INFO),
    ("部署２０２６年工作。", "２０２６年", "２０２７年", INFO),
    ("2026—2027年度森林防火期内加强巡护。", "2026—2027年度", "2027—2028年度", INFO),
    ("2025年11月至2026年3月开展冬季行动。", "2025年11月至2026年3月", "2026年11月至2027年3月", INFO),
    ("2026年6月30日前报送。", "2026年6月30日前", "2027年6月30日前", INFO),
    ("2026年5月17日开展演练。", "2026年5月17日", "2027年5月17日", INFO),
    ("2027年1月6日前报送总结。", "2027年1月6日前", "2028年1月6日前", INFO),
    ("2026年底前基本完成。", "2026年底前", "2027年底前", INFO),
    ("本方案自2026年4月1日起施行。", "2026年4月1日起", "2027年4月1日起", INFO),
    ("有效期至2027年6月30日。", "2027年6月30日", "2028年6月30日", INFO),
    ("2026年做好“5·12”防灾减灾日宣传。", "2026年", "2027年", INFO),
    ("2026年“5·12”全国防灾减灾日期间加强宣传。", "2026年", "2027年", INFO),
    ("2026年贯彻新修订的规程。", "2026年", "2027年", INFO),
    ("2026年3月，组织学习重要讲话精神。", "2026年3月", "2027年3月", INFO),
    ("2026年7月加强巡查，防止事故发生。", "2026年7月", "2027年7月", INFO),
    ("2026年5月召开会议部署工作。", "2026年5月", "2027年5月", INFO),
    ("2026年1月30日至2月25日开展春节期间检查。", "2026年1月30日至2月25日", "2027年1月30日至2月25日", CHECK),
    ("2026年12月开展春节前检查。", "2026年12月", "2027年12月", INFO),
    ("2026.12", "2026", "2027", INFO),
    ("于2026.6.30前报送。", "2026.6.30前", "2027.6.30前", INFO),
]


@pytest.mark.parametrize(("sentence", "token", "after", "severity"), SHIFTED)
def test_the_plans_own_time_is_shifted(
    rolled: Rolling, sentence: str, token: str, after: str, severity: Severity
) -> None:
    text, items = rolled(sentence)
    item = items[token]
    assert text == sentence.replace(token, after)
    assert (item.classification, item.severity, item.after) == (S, severity, after)


KEPT = [
    ("投入2026万元更新装备。", "投入2026万元", R, INFO),
    ("覆盖2026人。", "2026", K, INFO),
    ("“应急使命2026”演练由市里组织。", "2026", R, CHECK),
    ("办好“2026年青禾安全行”活动。", "2026年", R, CHECK),
    ("2025年全区未发生重特大事故。", "2025年", R, CHECK),
    ("在2024年建成的物资库基础上扩建。", "2024年", K, INFO),
    ("2019年以来事故逐年减少。", "2019年以来", R, CHECK),
    ("截至2026年2月，共有12支队伍。", "2026年2月", R, CHECK),
    ("到2028年，建成四级体系。", "2028年", R, CHECK),
    ("2028年底前全部建成。", "2028年底前", R, CHECK),
    ("2024年底前完成整改。", "2024年底前", R, CHECK),
    ("深化三年行动（2026—2028年）。", "2026—2028年", K, INFO),
    ("深化三年行动（2025—2027年）。", "2025—2027年", K, CHECK),
    ("深化三年行动（2024—2026年）。", "2024—2026年", R, MUST),
    ("执行GB 12345-2015的要求。", "GB 12345-2015", K, INFO),
    ("26年6月底前完成。", "26年", R, CHECK),
    ("2026、2028两个年份。", "2026", R, CHECK),
    ("代码2019不变。", "2019", K, INFO),
    ("按照青政发〔2026〕1号文件执行。", "青政发〔2026〕1号", K, INFO),
    ("按照青安发〔20261号文件执行。", "青安发〔20261号", R, CHECK),
    ("11月5日前报送名单。", "11月5日前", K, INFO),
    ("11月6日前报送名单。", "11月6日前", R, INFO),
    ("9月1日至10月31日开展整治。", "9月1日至10月31日", R, INFO),
    ("9月1日至10月29日开展整治。", "9月1日至10月29日", K, INFO),
    ("2月31日前完成。", "2月31日前", R, CHECK),
    ("第三季度完成。", "第三季度", K, INFO),
    ("12月25日至次年1月6日总结。", "12月25日至次年1月6日", K, INFO),
    ("吸取“3·21”事故教训。", "“3·21”", K, INFO),
    ("做好“5·12”防灾减灾日宣传。", "“5·12”", K, INFO),
    ("吸取2019年“3·21”爆炸的教训。", "2019年", K, INFO),
    ("吸取2026年“1·21”爆炸的教训。", "2026年", K, CHECK),
    ("2026年1月5日，某地发生火灾。", "2026年1月5日", K, CHECK),
    ("落实2026年1月8日座谈会精神。", "2026年1月8日", K, CHECK),
    (
        "2026年1月5日，市领导在《关于全市防汛抗旱和应急救援处置工作有关情况的专题报告》上批示。",
        "2026年1月5日",
        K,
        CHECK,
    ),
    ("贯彻2026年1月印发的规程。", "2026年1月", K, CHECK),
    ("1月5日，某地发生火灾。", "1月5日", R, CHECK),
    ("热烈庆祝示范区成立20周年。", "20周年", R, MUST),
    ("今年是攻坚的关键之年。", "关键之年", R, MUST),
    ("扎实开展“巩固提升年”活动。", "“巩固提升年”", R, MUST),
    ("是“十五五”规划的第二年。", "第二年", R, MUST),
    ("是“十五五”规划的首年。", "首年", R, MUST),
    ("做好第18个全国防灾减灾日宣传。", "第18个", R, MUST),
    ("落实第五次党代会部署。", "第五次党代会", R, CHECK),
    ("学习二十届三中全会精神。", "二十届三中全会", R, CHECK),
    ("学习市委四届六次全会精神。", "四届六次全会", R, CHECK),
    ("学习党的二十大精神。", "党的二十大", R, CHECK),
    ("出台即将实施的办法。", "即将实施", R, MUST),
    ("落实新修订的规程。", "新修订的", R, INFO),
    ("推进第一次普查。", "第一次", R, INFO),
    ("编制“十五五”规划。", "“十五五”", K, INFO),
    ("完成“十四五”规划任务。", "“十四五”", R, CHECK),
    ("谋划“十六五”时期工作。", "“十六五”", R, CHECK),
    ("实施第十五个五年规划。", "第十五个五年规划", K, INFO),
    ("推进治本攻坚三年行动。", "三年行动", R, MUST),
    ("推进小水库安全三年行动。", "三年行动", R, CHECK),
    ("确保行动顺利开局。", "顺利开局", R, MUST),
    ("今年继续加强巡查。", "今年", R, INFO),
    ("去年的问题要整改。", "去年", R, CHECK),
    ("今年以来，形势平稳。", "今年以来", R, CHECK),
    ("今年上半年，全区共排查隐患若干。", "今年上半年", R, CHECK),
    ("今年要防止发生事故。", "今年", R, INFO),
    ("截至目前，已配齐装备。", "截至目前", R, CHECK),
    ("明年汛期前完成。", "明年", R, CHECK),
    ("年底前完成。", "年底前", K, INFO),
    ("梳理近3年事故案例。", "近3年", K, INFO),
    (f"联系电话：{MOBILE}。", MOBILE, R, CHECK),
    ("青安委〔2025〕2号同时废止。", "同时废止", R, CHECK),
    ("是攻坚的重要一年。", "重要一年", R, MUST),
    ("落实2026年全省应急管理工作会议精神。", "2026年", R, CHECK),
    ("落实《青禾市应急体系规划（2026—2030年）》。", "《青禾市应急体系规划（2026—2030年）》", K, INFO),
    ("落实《青禾市应急体系规划（2021—2025年）》。", "《青禾市应急体系规划（2021—2025年）》", R, MUST),
    ("编制2027年工作计划。", "2027年", R, CHECK),
    ("总结于次年3月底前报送。", "次年3月底前", K, INFO),
    ("今冬明春加强火灾防控。", "今冬明春", R, INFO),
    ("首次开展评估。", "首次", R, INFO),
    ("做好第18个全国“安全生产月”宣传。", "第18个", R, MUST),
    ("落实小水库三年攻坚安排。", "三年攻坚", R, CHECK),
    ("由分管领导兼任办公室主任。", "兼任办公室主任", R, INFO),
    ("开展“5.12防灾减灾日”宣传。", "5.12", K, INFO),
    ("建成12处避险点。", "建成12处", R, INFO),
    ("落实《安全生产法》。", "《安全生产法》", K, INFO),
    ("落实《2026年青禾市应急管理工作要点》。", "2026年", K, INFO),
    ("落实《2026年青禾市应急管理工作要点》。", "《2026年青禾市应急管理工作要点》", R, CHECK),
]


@pytest.mark.parametrize(("sentence", "token", "classification", "severity"), KEPT)
def test_everything_else_stays_and_says_why(
    rolled: Rolling, sentence: str, token: str, classification: Classification, severity: Severity
) -> None:
    text, items = rolled(sentence)
    item = items[token]
    assert text == sentence
    assert (item.classification, item.severity, item.after) == (classification, severity, token)
    assert item.reason
    assert item.reason_en


def test_words_that_only_look_like_tokens_are_left_out(rolled: Rolling) -> None:
    sentence = "每月15日前报送，每年至少2次，全年不少于12场，覆盖95%以上，推广“1+4”和“5678”做法，"
    sentence += "连续三年无事故，完成时限：上级文件下发后1个月内。"
    text, items = rolled(sentence)
    assert text == sentence
    assert items == {}


def test_a_party_congress_is_kept_until_the_next_one_is_due(rolled: Rolling) -> None:
    _, items = rolled("学习党的二十大精神。", 2024)
    assert items["党的二十大"].classification is K
    _, items = rolled("迎接党的二十大胜利召开。", 2022)
    assert items["党的二十大"].severity is MUST


def test_a_running_action_is_kept_by_its_known_years(rolled: Rolling) -> None:
    _, items = rolled("推进治本攻坚三年行动。", 2024)
    assert (items["三年行动"].classification, items["三年行动"].severity) == (K, INFO)


def test_the_years_that_a_plan_states_for_an_action_count_everywhere_in_it(rolled: Rolling) -> None:
    _, items = rolled("按照小水库安全三年行动方案（2026—2028年），推进小水库安全三年行动。")
    assert items["三年行动"].classification is K
    _, items = rolled("按照《小水库三年行动（2026—2028年）》，推进三年行动。")
    assert items["三年行动"].classification is K


def test_a_leap_day_becomes_the_28th_with_or_without_its_year(rolled: Rolling) -> None:
    text, items = rolled("2024年2月29日前和2月29日前，二〇二四年二月二十九日前。", 2024)
    assert text == "2025年2月28日前和2月28日前，二〇二五年二月二十八日前。"
    assert {item.severity for item in items.values()} == {CHECK}


def test_the_28th_of_a_leap_february_is_pointed_out(rolled: Rolling) -> None:
    text, items = rolled("2月28日前和2027年2月28日前完成。", 2027)
    assert text == "2月28日前和2028年2月28日前完成。"
    assert "29日" in items["2月28日前"].reason
    assert items["2027年2月28日前"].classification is S


def test_five_years_at_once(rolled: Rolling) -> None:
    text, items = rolled(
        "2026年是成立20周年，第二年，到2028年建成，2027年1月底前总结，2025年完成。", 2026, 2031
    )
    assert text == "2031年是成立20周年，第二年，到2028年建成，2032年1月底前总结，2025年完成。"
    assert "25周年" in items["20周年"].reason
    assert "第七年" in items["第二年"].reason
    assert items["2028年"].severity is MUST
    assert "2030年" in items["2025年"].reason


def test_a_shifted_deadline_on_a_weekend_says_so(rolled: Rolling) -> None:
    _, items = rolled("2026年11月6日前报送名单。")
    assert items["2026年11月6日前"].classification is S
    assert "星期六" in items["2026年11月6日前"].reason
    assert "Saturday" in items["2026年11月6日前"].reason_en


def test_an_unclosed_title_is_still_a_cited_title(rolled: Rolling) -> None:
    text, items = rolled("落实《2026年青禾市要点的要求。2026年抓好落实。")
    assert text == "落实《2026年青禾市要点的要求。2027年抓好落实。"
    assert [item.classification for item in items.values()].count(S) == 1


def test_nested_titles_are_one_citation(rolled: Rolling) -> None:
    sentence = "根据《关于印发〈青禾市2026年方案〉的通知》和《关于贯彻《条例》的意见》执行。"
    text, items = rolled(sentence)
    assert text == sentence
    assert "《关于贯彻《条例》的意见》" in items
