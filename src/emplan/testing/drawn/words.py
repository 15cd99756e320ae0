"""Words of drawn plans: matters, sentences, organs, persons, days, as offices of the genre write them."""

from __future__ import annotations

from random import Random

import pendulum

AREAS = ("青禾示范区", "青禾湖新区", "禾川县", "云渡镇", "青禾市禾川区", "砚山街道")
ORGANS = (
    "区应急局",
    "示范区住建局",
    "区农业农村和水务局",
    "青禾街道办事处",
    "各镇人民政府",
    "各镇（街道）",
    "区消防救援大队",
    "区公安分局",
    "区发展改革局",
    "市、县级应急救援总指挥部",
    "示范区𬭩山林场管理站",
    "区教育局",
    "区交通运输局",
    "区卫生健康委",
    "国网青禾供电公司",
    "区安委会办公室",
)
_ACTIONS = (
    "健全",
    "完善",
    "修订",
    "规范",
    "推进",
    "抓紧组织",
    "全面检查",
    "定期通报",
    "突出抓好",
    "逐项更新",
    "会同镇街核对",
    "加快建设",
    "持续开展",
)
_MATTERS = (
    "值班值守制度",
    "部门责任清单",
    "“一张图”指挥平台",
    "防汛抗旱预案",
    "GB/T 29639预案修订",
    "120支救援队伍的装备",
    "隐患台账（季度版）",
    "㙍头渡口的水位监测",
    "𠮷河段堤防",
    "青禾湖5G预警广播",
    "95%以上点位的巡查",
    "“双随机、一公开”检查",
    "3.5万平方米老旧厂房的排查",
    "渡口、林场、学校的联合演练",
    "电动自行车充电场所整治",
    "燃气管网更新改造",
    "高层建筑消防设施",
    "危险化学品储罐监测",
    "避难场所建设",
    "救灾物资储备",
    "山洪灾害预警",
    "尾矿库“头顶库”治理",
)
_HOW = (
    "做到底数清、情况明",
    "确保责任到岗到人",
    "形成闭环管理",
    "建立一户一档",
    "每次留下影像记录",
    "对照标准逐条核验",
    "重点看汛前、汛中、汛后三个环节",
    "整改一处销号一处",
    "不搞层层加码",
    "让群众看得懂、用得上",
    "结果纳入年度评估",
    "力争覆盖率达到95%以上",
    "全年不少于4次",
)
_LINKS = ("，", "，", "，并", "；", "，同时")
_SURNAMES, _GIVEN = "赵钱孙周吴郑王𠮷龑", "禾青岚䶮𫖯敏建国立新"
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def phrase(chance: Random) -> str:
    """A heading-like phrase without a closing mark."""
    return chance.choice(_ACTIONS) + chance.choice(_MATTERS)


def short_phrase(chance: Random) -> str:
    """A phrase of at most sixteen characters without brackets, fit for a title."""
    while True:
        words = phrase(chance)
        if len(words) <= 16 and not set(words) & set("（）“”/"):
            return words


def sentence(chance: Random, most: int = 3) -> str:
    """A sentence of one to ``most`` clauses with its full stop."""
    parts = [phrase(chance)]
    for _ in range(chance.randrange(most)):
        parts += [chance.choice(_LINKS), chance.choice(_HOW)]
    return "".join(parts) + "。"


def person(chance: Random) -> str:
    """The name of a person, of two or three characters."""
    return chance.choice(_SURNAMES) + "".join(chance.choice(_GIVEN) for _ in range(chance.randint(1, 2)))


def organs(chance: Random, most: int) -> tuple[str, ...]:
    """One to ``most`` different organs."""
    return tuple(chance.sample(ORGANS, chance.randint(1, most)))


def day(chance: Random, year: int) -> pendulum.Date:
    """A day of the year."""
    month = chance.randint(1, 12)
    return pendulum.date(year, month, chance.randint(1, LAST_DAYS[month - 1]))


def written(date: pendulum.Date, *, with_year: bool = True) -> str:
    """The day in official writing: 2027年3月1日, or 3月1日 without its year."""
    return (f"{date.year}年" if with_year else "") + f"{date.month}月{date.day}日"
