"""Units that a sentence itself tells to act: 由县公安局牵头，县教育局、各乡镇配合; 县住建局负责….

Nothing is printed for them; they are noted with the place where they stand.
"""

from __future__ import annotations

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model import Placement
from emplan.reading.drafts import AssignmentDraft, DeadlineDraft, ResponsibilityDraft
from emplan.reading.recognise.tails import Tail, find_bracketed, find_inline
from emplan.reading.recognise.units import unit_groups

_LAST = (
    "(?:委员会|管委会|安委会|安委办|办公室|办事处|政府|指挥部|领导小组|[支总大]队|中心|集团|公司|街道|部门|单位|机构|分局|各?(?:村|社区|学校|企业)|[局委办厅部镇乡院])"
    "(?:（[^（）]{1,12}）)?"
)
# A name that begins with its place or rank; without one only 由 tells where it begins.
_HANZI = "(?:(?![由本在对经以请将与及为从向的该])[\u4e00-\u9fff])"
_CLASSES = "各(?:省|市|州|盟|县|区|乡|镇|村|街道){1,2}（[^（）。；]{1,14}）"
_PLACED = (
    f"(?:{_CLASSES}|(?:中共)?{_HANZI}{{2,4}}[省市县区]|[省市县区镇乡州旗各]|示范区|开发区|国家|中央"
    "|团[省市县区])"
)
_UNIT = f"{_PLACED}{_HANZI}{{0,12}}?{_LAST}"
_ANY_UNIT = f"(?:{_CLASSES}[\u4e00-\u9fff]{{0,12}}?|[\u4e00-\u9fff]{{1,16}}?){_LAST}"
_UNITS = f"{_UNIT}(?:、{_UNIT}){{0,20}}(?:等(?:有关|相关)?(?:部门|单位)?)?"
_ANY_UNITS = f"{_ANY_UNIT}(?:、{_ANY_UNIT}){{0,20}}(?:等(?:有关|相关)?(?:部门|单位)?)?"
_LEADS = "牵头(?:负责|组织|落实)?(?![抓总单部作人机的])"
_JOINS = "(?:按照?(?:各自)?职责(?:分工)?)?(?:分工负责|配合(?:落实|实施)?|协助|协同|参与|参加)(?![单部机人])"
_LED = Pattern(
    f"(?:(?:^|(?<=[。；，：]))(?P<led>{_UNITS}{_LEADS}(?:[，；]{_ANY_UNITS}{_JOINS}){{0,6}})"
    f"|(?<=由)(?P<given>{_ANY_UNITS}{_LEADS}(?:[，；]{_ANY_UNITS}{_JOINS}){{0,6}}))"
)
_ORGANISES = Pattern(
    f"(?<=由)(?P<organising>{_ANY_UNITS})(?:负责)?(?:组织|承办|实施)(?:实施|开展|落实)?(?=[，。；])"
)
# 由县应急局会同县水利局编制; 县应急局要会同县统计局，于6月底前…
_SET_TO_WORK = (
    "(?=[，。；于在每按对]|负责|牵头|组织|实施|开展|制定|修订|编制|落实|做好|建立|完善|推进|研究|指导|督促|共同"
    "|联合|完成|定期|适时)"
)
_WITH = Pattern(
    f"(?:(?:^|(?<=[。；]))(?P<meets>{_UNITS}(?:要|应|须|需)?会同{_ANY_UNITS})"
    f"|(?<=由)(?P<met>{_ANY_UNITS}会同{_ANY_UNITS})){_SET_TO_WORK}"
)
# …。市林业局负责，10月完成。
# 负责 alone, or with 按职责分工 before it, which then belongs to what is said of the units.
_SHARED = "按照?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同)?负责"
_DOES = "(?:(?<=负责)|(?:具体|共同|分别)?负责)"
_IN_CHARGE = Pattern(f"(?<=[。；])(?P<charge>{_UNITS}(?:{_SHARED})?){_DOES}(?:落实|实施)?(?=[，。；]|$)")
_CHARGED = Pattern(f"(?:由)?(?P<charged>{_UNITS}(?:{_SHARED})?){_DOES}(?![人同的制]|解释|日常)")
# 县气象局：提升预报准确率。 县应急局办公室：设在… says something else.
_NAMED = Pattern(
    f"(?P<named>{_UNITS})：(?=[^：]{{8}})(?!设在|由|主任|组长|成员|地址|电话|联系)(?<!各单位：)(?<!各部门：)"
)
_STANDING = Pattern("[，；](?P<when>长期坚持|持续推进|长期|常年坚持)(?=[。；]|$)")


def find_acting(text: str) -> tuple[Tail, ...]:
    """Return the stretches of a paragraph that name units together with what they do."""
    found = []
    for led in _LED.finditer(text):
        area = Span(*led.span("led" if led["led"] else "given"))
        tail = _tail(text, area)
        if tail is not None:
            found.append(tail)
    alone = None
    if not found:
        alone = _CHARGED.match(text) or _NAMED.match(text)
        alone = alone or _ORGANISES.search(text) or _WITH.search(text) or _IN_CHARGE.search(text)
    if alone is not None:
        tail = _tail(text, Span(*alone.span(alone.lastindex or 0)))
        if tail is not None:
            found.append(tail)
    return tuple(found)


def find_noted(text: str) -> tuple[Tail, ...]:
    """Return what a paragraph itself says of units and deadlines: behind a label, in brackets, in prose."""
    inline = find_inline(text)
    if inline is not None:
        return (inline,)
    return find_bracketed(text) or find_acting(text)


def _tail(text: str, area: Span) -> Tail | None:
    groups = unit_groups(text, area, "")
    if not groups:
        return None
    assignments: list[AssignmentDraft] = [ResponsibilityDraft(groups=groups, placement=Placement.NOTED)]
    standing = _STANDING.match(text, area.end)
    if standing is not None:
        wording = Span(*standing.span("when"))
        assignments.append(DeadlineDraft(wording=wording, label="", placement=Placement.NOTED))
    return Tail(area, tuple(assignments))
