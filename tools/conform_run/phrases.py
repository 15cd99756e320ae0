"""Made-up words of the 青禾示范区, and sentences of them: every call of a seeded generator gives the same."""

from random import Random
from typing import Final

ORGANS: Final = (
    "青禾示范区安全生产委员会",
    "青禾示范区应急管理局",
    "青禾示范区水务局",
    "青禾示范区气象局",
    "青禾示范区防汛抗旱指挥部办公室",
    "青禾示范区住房和城乡建设局",
)
CODES: Final = ("青安委", "青应急", "青水", "青气发", "青汛办", "青建")
OFFICES: Final = ("青禾示范区安全生产委员会办公室", "青禾示范区管委会办公室", "示范区应急局办公室")
ADDRESSEES: Final = (
    "各镇人民政府",
    "各街道办事处",
    "各园区管理办公室",
    "委员会各成员单位",
    "区属各国有企业",
    "示范区消防救援大队",
    "各有关学校和医院",
)
COPIED_TO: Final = (
    "青禾市应急管理局",
    "示范区党工委办公室",
    "示范区人大工委",
    "示范区政协联络处",
    "示范区法院",
    "示范区检察院",
    "驻区各单位",
)
PEOPLE: Final = ("赵禾青", "钱岚", "孙禾敏", "李青", "周禾苗", "吴䶮", "郑𬭩", "王砚秋")
POSTS: Final = ("示范区管委会副主任", "应急局局长", "水务局副局长", "气象局总工程师", "青溪镇镇长", "")
UNITS: Final = (
    "示范区应急局",
    "示范区水务局",
    "示范区住建局",
    "示范区教育局",
    "示范区气象局",
    "示范区消防救援大队",
    "各镇（街道）",
    "𬭩山林场",
)
SUBJECTS: Final = (
    "森林防火",
    "城市内涝防范",
    "危险化学品安全",
    "储能电站巡检",
    "工贸企业粉尘治理",
    "水库堤坝除险",
    "应急物资储备",
    "基层预案演练",
    "避难场所建设",
    "老旧小区燃气改造",
)
_OPENINGS: Final = ("围绕", "聚焦", "对照", "紧扣", "结合")
_MEANS: Final = (
    "逐户核对台账、逐点更新图册",
    "用好“一张图”平台和视频巡查",
    "每月15日前报送进度",
    "抽查比例不低于30%",
    "汛前、汛中、汛后各排查一遍",
    "按照《青禾示范区值守规定》（青应急〔2026〕12号）执行",
    "全年开展演练不少于24场次",
    "把5G信号和北斗短报文接入指挥车",
    "由𬭩山、青溪2个片区先行试点",
    "参照GB/T 29639—2020修订预案",
)
_ENDS: Final = (
    "，确保隐患发现在早、处置在小。",
    "；对整改不到位的，及时约谈负责人。",
    "，年底前覆盖率达到98.5%以上。",
    "，有关情况于2027年11月30日前汇总上报。",
    "，做到人员、装备、物资三到位！",
    "，并在3月1日至5月31日期间集中攻坚。",
)
_HEADING_VERBS: Final = ("强化", "推进", "规范", "完善", "抓实", "健全")
_TAILS: Final = ("全链条管理", "源头治理", "网格巡查", "联动处置", "能力提升行动", "责任闭环")


def sentence(random: Random) -> str:
    """A sentence of thirty to a hundred characters with digits, Latin letters and quotation marks in some."""
    opening = f"{random.choice(_OPENINGS)}{random.choice(SUBJECTS)}"
    means = "，".join(random.sample(_MEANS, random.randint(1, 3)))
    return f"{opening}，{means}{random.choice(_ENDS)}"


def paragraph_text(random: Random, sentences: int) -> str:
    """Some sentences."""
    return "".join(sentence(random) for _ in range(sentences))


def heading(random: Random) -> str:
    """A heading of eight to eighteen characters."""
    return f"{random.choice(_HEADING_VERBS)}{random.choice(SUBJECTS)}{random.choice(_TAILS)}"


def cell(random: Random, column: int) -> str:
    """What stands in a cell: a number, a unit, or a few words."""
    if column == 0:
        return str(random.randint(1, 99))
    if column == 1:
        return random.choice(SUBJECTS)
    return random.choice(
        (random.choice(UNITS), f"2027年{random.randint(1, 12)}月底前", sentence(random), "—", "")
    )
