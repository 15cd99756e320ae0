"""The page around a document: site furniture that is dropped, and lines that describe the publication."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.report import Publication

_RULES: Mapping[str, Pattern] = {
    "breadcrumb": Pattern(r"(?:您|你)?(?:现在|当前|所在|目前)的?(?:所在)?位置.*|.*首页.{0,3}[>»›＞/\\].*"),
    "neighbour_pages": Pattern(r"(?:上一篇|下一篇|上一条|下一条|上页|下页|上一页|下一页)(?:[:：].*)?"),
    "page_tools": Pattern(
        r"(?:[【\[［(（]?(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|收藏|分享(?:到.*|至.*)?|大|中|小|字号|字体|无障碍(?:阅读)?|首页|网站首页|返回顶部|返回首页|回到顶部"
        r"|纠错|推荐|我要纠错|常见问题|智能问答|政务微博|政务微信|微信|微博|English|网站地图|联系我们|关于我们|适老版|繁体|简体|视力保护色"
        r"|放大|缩小|默认|语音播报|T大|T小|A\+|A-|相关链接|相关附件|附件下载|相关文档|相关解读|下载)[】\]］)）:：|]*)+"
    ),
    "related_pages": Pattern(
        r"(?:图解|一图读懂|政策解读|解读|视频解读|相关新闻|延伸阅读|相关阅读)[:：|].{0,80}"
    ),
    "scan_code": Pattern(r".{0,6}(?:扫一扫|扫码|二维码|扫描).{0,20}"),
    "download": Pattern(
        r"(?:附件[:：]?)?(?:\d{1,2}[.、．])?.{1,80}\.(?:docx?|wps|pdf|xlsx?|zip|rar|ofd|et|pptx?)(?:[(（][^()（）]*[)）])?"
    ),
    "copyright": Pattern(
        r".{0,30}(?:版权所有|ICP备|备案[号序]|公网安备|技术支持[:：]|网站标识码|主办单位[:：]|承办单位[:：]|主办[:：]|承办[:：]|维护单位[:：]|Copyright|©).*",
        re.IGNORECASE,
    ),
    "editor": Pattern(r"[(（【\[]?(?:责任编辑|责编|编辑|审核|校对|供稿)[:：].{0,20}"),
    "time_of_publication": Pattern(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\d{1,2}:\d{2}(?::\d{2})?"),
    "table_of_contents": Pattern(r"目录|.{1,60}(?:\.{4,}|…{2,}|·{4,}|[-—]{6,})\d{1,3}"),
}
_KEYS = (
    "信息公开选项|公开选项|信息公开类别|信息公开属性|信息公开方式|信息公开形式|发文日期|信息有效性|文件名称|公文名称|公文标题|信息状态|内容分类|公开类型|公开类别|公开属性|文件状态|所属机构"
    "|来源|信息来源|稿件来源|文章来源|发布时间|发布日期|发布机构|发布单位|发布机关|发布人|索引号|信息索引号|信息分类|主题分类|体裁分类|服务对象|发文机关|发文单位|制发机关|成文日期"
    "|成文时间|生成日期|生成时间|公开日期|公开时间|公开方式|公开形式|公开范围|公开目录|发文字号|文号|文件编号|标题|名称|信息名称|有效性|是否有效|时效|效力状态|有效状态|主题词|关键词|作者|点击数|点击量"
    "|点击|浏览次数|浏览量|阅读次数|阅读量|阅读|访问次数|累计次数|字号|字体|字体大小|视力保护色|更新时间|更新日期|日期|时间|统一登记号|登记号|实施日期|施行日期|失效日期|废止日期|内容概述|组配分类|所属主题|公文种类|分类|载体类型"
)
_SPACED_KEYS = "|".join(r"\s*".join(key) for key in sorted(_KEYS.split("|"), key=len, reverse=True))
_FACT = Pattern(rf"(?<![\u4e00-\u9fff])(?P<key>{_SPACED_KEYS})\s*[:：]")
_KEY = Pattern(rf"[【\[［(（]?(?:{_SPACED_KEYS})[】\]］)）]?\s*[:：]?")
_CARD = Pattern(rf"[【\[［(（]?(?:{_SPACED_KEYS})\s*[:：]")


def furniture_rule(text: str) -> str | None:
    """Return the name of the rule that knows the line as furniture of a page, or None."""
    packed = "".join(text.split())
    if not any(character.isalnum() for character in packed):
        return "ornament"
    return next((name for name, pattern in _RULES.items() if pattern.fullmatch(packed)), None)


def is_publication(text: str) -> bool:
    """Tell whether a line describes the publication: its source, day, index number, page tools."""
    return _CARD.match(text) is not None


def describes_publication(line: TextLine) -> bool:
    """Tell the same of a line; in a row of a table the keys need no colon."""
    if is_publication(line.text):
        return True
    return bool(line.cells) and _KEY.fullmatch(line.first_cell) is not None


def facts_of(text: str) -> dict[str, str]:
    """Return the pairs that a publication line states."""
    found = list(_FACT.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    facts = {}
    for match, end in zip(found, ends, strict=False):
        facts["".join(match["key"].split())] = text[match.end() : end].strip()
    return facts


def drop(page: Page, line: TextLine, rule: str) -> None:
    """Drop a line."""
    page.claims.furniture(line.span, rule)


def keep_publication(page: Page, line: TextLine) -> None:
    """Put a line into the report as a fact of publication."""
    path = f"report.publication[{len(page.publication)}]"
    page.claims.structure(Span(line.start, line.end), "publication", path)
    # As found: the gaps between the pairs tell where each ends.
    text = page.mended.offsets.source_span(line.span).of(page.mended.source)
    facts = facts_of(text) | _facts_of_cells([cell.of(page.mended.text) for cell in line.cells])
    page.publication.append(Publication(line=line.number, text=text, facts=facts))


def _facts_of_cells(cells: Sequence[str]) -> dict[str, str]:
    """The pairs of a row in which each key stands in a cell before its value."""
    return {
        "".join(key.split()).strip("：:【】[]"): value
        for key, value in pairwise(cells)
        if _KEY.fullmatch(key) and not _KEY.fullmatch(value)
    }


def take_around(page: Page, line: TextLine) -> bool:
    """Take a line outside the document if it is known; return whether it was."""
    if describes_publication(line):
        keep_publication(page, line)
        return True
    rule = furniture_rule(line.text) or ("outside_the_text" if line.looks.outside else None)
    if rule is None:
        return False
    drop(page, line, rule)
    return True
