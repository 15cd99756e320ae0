"""Names of organs: by their last word, and organs in a line."""

from __future__ import annotations

from emplan.chinese.patterns import HANZI, Pattern

_SUFFIX = (
    "委员会|管委会|安委会|办公室|办公厅|人民政府|政府|指挥部|领导小组|总指挥部|党工委|党委|工委|市委|区委|县委|省委|镇委|国务院"
    "|总队|支队|大队|中心|集团|公司|法院|检察院|总站|学校|医院|研究院|学院|大学|协会|总会|联合会|总局|分局|安委办|减灾委|街道办事处|办事处"
    "|街道办|防指|指挥中心|监管局|厅|局|部|委|署|行|会|办|镇|乡|站|所|社|林场|农场"
)
ORGAN_END = Pattern(f"(?:{_SUFFIX})(?:（[^（）]{{1,20}}）)?$")
_ORGAN_LINE = Pattern(f"[{HANZI}（）() \u3000·、]{{2,60}}")
_NO_ORGAN = Pattern(
    "^(?:关于|现将|根据|按照|附件|抄送|主送|联系|一是|第[一二三四五六七八九十]|各|认真|全面|加强|切实|进一步)|[。；，：？！]"
)


def is_organ(text: str) -> bool:
    """Tell whether a line is the name of one organ (or several), and nothing else."""
    text = text.strip()
    return (
        2 <= len(text) <= 60
        and _ORGAN_LINE.fullmatch(text) is not None
        and _NO_ORGAN.search(text) is None
        and ORGAN_END.search("".join(text.split())) is not None
    )
