"""Made-up plans of any length as source text: the same numbers give the same text, always."""

from itertools import count, islice
from typing import Final

from emplan.chinese import to_chinese

ZONE: Final = "青禾示范区"
_THINGS: Final = (
    *("河道闸门", "校园食堂", "储能电站", "老旧厂房", "渣土车辆", "社区微型消防站", "山洪沟口", "观光缆车"),
    *("粮食仓库", "充电车棚", "地下商场", "养老院", "渡口码头", "边坡护栏", "燃气管网", "雨水泵站"),
    *("危房住户", "电梯维保点", "冷链冻库", "夜市摊位", "临时工棚", "涉氨机房", "林区卡口"),
)
_ACTIONS: Final = (
    "逐处查看",
    "建卡登记",
    "限期整改",
    "复核销号",
    "组织演练",
    "补齐器材",
    "划定责任人",
    "张贴告知",
)
_HOWS: Final = (
    *("每月通报一次进展", "结果录入统一台账", "当场能改的不过夜", "由专人盯到底", "现场留存影像备查"),
    *("到期未改的挂牌督办", "费用列入当年预算", "邀请居民代表参与", "以随机抽查为准", "不重复要求报表"),
    *("节假日照常值守", "遇险情先撤人再处置"),
)
_OFFICES: Final = (
    *("应急局", "住房城乡建设局", "交通运输局", "水务局", "教育体育局", "财政局", "城市管理局", "公安分局"),
    *("消防救援大队", "市场监督管理局", "气象服务中心"),
)
_TITLE: Final = f"{ZONE}2026年应急管理工作要点"


def source(*, sections: int, tasks: int, clauses: int) -> str:
    """A plan of so many sections, tasks to a section and clauses to a task; each paragraph is a line."""
    lines = [
        f"{ZONE}安全生产委员会文件",
        "青安委〔2026〕5号",
        f"关于印发《{_TITLE}》的通知",
        "各街道办事处，委员会各成员单位：",
        f"现将《{_TITLE}》印发给你们，请结合实际抓好落实。",
        f"{ZONE}安全生产委员会",
        "2026年2月26日",
        _TITLE,
        "2026年全区应急管理工作盯住薄弱处，把清单、演练和值守落到每一个岗位。",
    ]
    numbers = count(1)
    for section in range(1, sections + 1):
        lines.append(f"{to_chinese(section)}、管好{_THINGS[section % len(_THINGS)]}")
        lines += (_task(task, number, clauses) for task, number in enumerate(islice(numbers, tasks), start=1))
    return "\n".join(lines) + "\n"


def _task(task: int, number: int, clauses: int) -> str:
    thing = _THINGS[number * 5 % len(_THINGS)]
    return f"（{to_chinese(task)}）守住{thing}。{_text(number, clauses)}{_tail(number)}"


def _text(number: int, clauses: int) -> str:
    parts = []
    for clause in range(clauses):
        turn = number * 7 + clause * 3
        thing, action, how = (pool[turn % len(pool)] for pool in (_THINGS, _ACTIONS, _HOWS))
        parts.append(f"对{turn % 90 + 7}处{thing}{action}，{how}。")
    return "".join(parts)


def _tail(number: int) -> str:
    lead, helper = (_OFFICES[turn % len(_OFFICES)] for turn in (number, number * 3 + 1))
    return f"（牵头单位：{ZONE}{lead}；配合单位：{ZONE}{helper}；完成时限：2026年{number % 12 + 1}月底前）"
