"""The page around a document: site furniture that is dropped, and lines that describe the publication."""

from __future__ import annotations

import re
from collections.abc import Mapping

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.reading.recognise.cards import describes_publication, facts_of, facts_of_cells
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.report import Publication

_STAFF = (
    "责任编辑|责编|编辑|审核|校对|供稿|文字|图文|撰稿|撰文|图片|供图|摄影|制图|制作|排版|编审|编校|校核|初审|复审|终审|一审|二审|三审"
    "|监制|总编辑|主编|值班编委|通讯员|记者|来稿|投稿"
)
_RULES: Mapping[str, Pattern] = {
    "breadcrumb": Pattern(
        r"(?:您|你)?(?:现在|当前|所在|目前)的?(?:所在)?(?:的)?位置.*"
        r"|.*首页.{0,3}[>»›＞/\\].*"
    ),
    "neighbour_pages": Pattern(r"(?:上一篇|下一篇|上一条|下一条|上页|下页|上一页|下一页)(?:[:：].*)?"),
    "page_tools": Pattern(
        r"(?:[【\[［(（]?(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|收藏|分享(?:到.*|至.*)?|大|中|小|字号|字体|无障碍(?:阅读)?|首页|网站首页|返回顶部|返回首页|回到顶部"
        r"|纠错|推荐|我要纠错|常见问题|智能问答|政务微博|政务微信|微信|微博|English|网站地图|联系我们|关于我们|适老版|繁体|简体|视力保护色"
        r"|加入收藏|收藏本站|设为首页|手机版|电脑版|长辈版|关怀版|无障碍浏览|站群导航|网站导航|站内搜索|全文检索|全文搜索|高级搜索|搜索|搜索位置|匹配度|排序|个人中心"
        r"|登录|注册|听全文|移动端|阅读全文|下载法规|政务公开|信息公开|政府信息公开|信息公开目录|政策文件|公文公报|通知公告|文章属性|正文|海报|侵权投诉|投诉|举报|文章播报|语音朗读|条款摘要|法规名称|信息公开元数据|校长信箱|局长信箱|放大|缩小|默认|语音播报|T大|T小|A\+|A-|相关链接|相关附件|附件下载|相关文档|相关解读|下载)[】\]］)）:：|]*)+"
    ),
    "related_pages": Pattern(
        r"(?:图解|一图读懂|政策解读|解读|视频解读|相关新闻|延伸阅读|相关阅读)[:：|].{0,80}"
        r"|《.{4,100}》的?(?:政策|文字|图文|图片|专家|媒体|视频|一图)?解读"
    ),
    "site": Pattern(
        r"(?:欢迎(?:您)?(?:来到|光临|访问).{0,30}|[^。；，：:]{2,30}(?:门户网站?|政府网站?|信息网|官网|网站))[!！]?|今天(?:是)?[:：].{0,40}"
        r"|(?:搜索热词|热门搜索|热词)[:：].{0,40}|[\u4e00-\u9fff]{0,10}(?:管理|政务|新闻|信息|文秘|范文|法律|政府|安全|应急)网"
        r"|涉密(?:文件|信息)严禁上网"
        r"|.{0,30}(?:分辨率|浏览器).{0,40}|[A-Za-z]{2,20}"
    ),
    "column": Pattern(
        r"(?:[省市县区州镇乡]?(?:政府办公室|政府办|政府|政策|党政|部门|规范性|行政规范性|法规|公司|上级|最新|重要|其他)){1,3}文件"
    ),
    "count": Pattern(r"\d{1,7}人?次|\d{1,4}\+|\d+(?:\.\d+)?[KMkm]B|共?\d{1,4}页"),
    "scan_code": Pattern(r".{0,6}(?:扫一扫|扫码|二维码|扫描).{0,20}"),
    "download": Pattern(
        r"(?:附件[:：]?)?(?:\d{1,2}[.、．])?.{1,80}\.(?:docx?|wps|pdf|xlsx?|zip|rar|ofd|et|pptx?)(?:[(（][^()（）]*[)）])?"
    ),
    "copyright": Pattern(
        r".{0,30}(?:版权所有|ICP备|备案[号序]|公网安备|技术支持[:：]|网站标识码|主办单位[:：]|承办单位[:：]|主办[:：]|承办[:：]|维护单位[:：]|Copyright|©).*",
        re.IGNORECASE,
    ),
    "editor": Pattern(
        rf"[(（【\[]?(?:{_STAFF})[:：][^。；]{{0,20}}(?:(?:{_STAFF})[:：][^。；]{{0,20}}){{0,6}}[)）】\]]?"
    ),
    "public_account": Pattern(
        r".{0,6}(?:点击|戳).{0,6}(?:蓝字|蓝色字|[“\"「].{1,20}[”\"」]|卡片|名片|小程序).{0,24}"
        r"|.{0,8}(?:点击|轻触|戳)?.{0,6}(?:阅读原文|查看原文).{0,10}|.{0,12}关注(?:我们|该公众号|公众号|本号|视频号).{0,10}"
        r"|(?:继续|向上|向下|左右|上下)滑动.{0,12}|喜欢此内容的人还喜欢|点亮.{0,10}在看.{0,20}|.{0,10}别忘了?点.{0,6}(?:赞|在看).{0,12}"
        r"|(?:往期|精彩|热门|相关|更多)(?:推荐|回顾|精彩|文章|阅读|内容|资讯)(?:推荐|回顾)?"
        r"|(?:[“\"「]?(?:点赞|在看|分享|收藏|转发|赞|写留言|留言|推荐|投诉|微信号|功能介绍|视频|小程序|预览时标签不可点|名称已清空|轻点两下取消(?:赞|在看)"
        r"|使用(?:完整服务|小程序)|知道了|取消|允许|朋友圈|人划线)[”\"」]?[,，、+和]?){1,8}"
    ),
    "time_of_publication": Pattern(
        r"[•·●▪■◆]?(?:(?:原创|转载)?[^。；，：:]{0,40}?)\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\d{1,2}:\d{2}(?::\d{2})?(?:(?:发表于|来自|·).{2,8})?"
    ),
    "table_of_contents": Pattern(r"目录|.{1,60}(?:\.{4,}|…{2,}|·{4,}|[-—]{6,})\d{1,3}"),
}


_BULLETS = "•·●▪■◆"


def furniture_rule(text: str) -> str | None:
    """Return the name of the rule that knows the line as furniture of a page, or None."""
    packed = "".join(text.split()).lstrip(_BULLETS)
    if not any(character.isalnum() for character in packed):
        return "ornament"
    return next((name for name, pattern in _RULES.items() if pattern.fullmatch(packed)), None)


def drop(page: Page, line: TextLine, rule: str) -> None:
    """Drop a line."""
    page.claims.furniture(line.span, rule)


def keep_publication(page: Page, line: TextLine) -> None:
    """Put a line into the report as a fact of publication."""
    path = f"report.publication[{len(page.publication)}]"
    page.claims.structure(Span(line.start, line.end), "publication", path)
    # As found: the gaps between the pairs tell where each ends.
    text = page.mended.offsets.source_span(line.span).of(page.mended.source)
    facts = facts_of(text) | facts_of_cells([cell.of(page.mended.text) for cell in line.cells])
    page.publication.append(Publication(line=line.number, text=text, facts=facts))


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
