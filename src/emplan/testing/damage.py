"""Damage as found in real documents, done to a sound text: for tests of reading and repairing.

Every function is pure, takes and returns text; where chance has a part, it comes from the
``random.Random`` given, so that the same seed does the same damage.
"""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random
from types import MappingProxyType
from typing import Final

_ANNOTATED: Final = """
业業yè 个個gè 两兩liǎng 严嚴yán 为為wèi 义義yì 习習xí 书書shū 于於yú 产產chǎn 亲親qīn
从從cóng 众眾zhòng 会會huì 传傳chuán 体體tǐ 关關guān 兴興xīng 军軍jūn 农農nóng 决決jué 准準zhǔn
划劃huà 办辦bàn 务務wù 动動dòng 励勵lì 区區qū 协協xié 单單dān 卫衛wèi 压壓yā 厂廠chǎng
县縣xiàn 发發fā 变變biàn 号號hào 启啟qǐ 员員yuán 响響xiǎng 园園yuán 国國guó 场場chǎng 坚堅jiān
备備bèi 处處chù 复復fù 头頭tóu 学學xué 实實shí 审審shěn 对對duì 导導dǎo 将將jiāng 尘塵chén
层層céng 属屬shǔ 岁歲suì 师師shī 带帶dài 并並bìng 广廣guǎng 应應yīng 库庫kù 开開kāi 张張zhāng
强強qiáng 归歸guī 当當dāng 录錄lù 总總zǒng 惩懲chéng 战戰zhàn 户戶hù 执執zhí 扩擴kuò 护護hù
报報bào 担擔dān 拟擬nǐ 择擇zé 挂掛guà 挥揮huī 据據jù 损損sǔn 数數shù 断斷duàn 无無wú
旧舊jiù 时時shí 显顯xiǎn 机機jī 权權quán 条條tiáo 来來lái 极極jí 构構gòu 标標biāo 检檢jiǎn
楼樓lóu 气氣qì 浅淺qiǎn 测測cè 济濟jì 灾災zāi 点點diǎn 热熱rè 环環huán 现現xiàn 电電diàn
监監jiān 确確què 矿礦kuàng 础礎chǔ 种種zhǒng 稳穩wěn 类類lèi 级級jí 纪紀jì 纳納nà 组組zǔ
织織zhī 结結jié 给給gěi 统統tǒng 继繼jì 续續xù 维維wéi 综綜zōng 网網wǎng 职職zhí 联聯lián
胁脅xié 节節jié 荐薦jiàn 规規guī 视視shì 觉覺jué 认認rèn 议議yì 训訓xùn 记記jì 设設shè
证證zhèng 评評píng 诉訴sù 调調diào 负負fù 责責zé 质質zhì 贯貫guàn 费費fèi 资資zī 赋賦fù
车車chē 转轉zhuǎn 输輸shū 达達dá 过過guò 进進jìn 违違wéi 连連lián 选選xuǎn 运運yùn 门門mén
问問wèn 间間jiān 队隊duì 险險xiǎn 隐隱yǐn 难難nán 预預yù 领領lǐng 题題tí 风風fēng 验驗yàn
专專zhuān
"""
TRADITIONAL: Final = MappingProxyType({entry[0]: (entry[1], entry[2:]) for entry in _ANNOTATED.split()})
"""Simplified characters of plans, each with its traditional form and its pinyin."""

_TO_HALF_WIDTH: Final = str.maketrans("，：；（）！？［］", ",:;()!?[]")
_HANZI: Final = re.compile("[\u4e00-\u9fff]")
_NUMBER: Final = re.compile("(?<=[\u4e00-\u9fff《])\\d+(?=[\u4e00-\u9fff])")


def with_pinyin(text: str) -> str:
    """Put the text into traditional characters, each changed one with its pinyin in brackets: 應(yīng)急."""
    pairs = (TRADITIONAL.get(character) for character in text)
    return "".join(
        f"{pair[0]}({pair[1]})" if pair else character for pair, character in zip(pairs, text, strict=True)
    )


def page_cut(text: str, *, every: int, random: Random) -> str:
    """Break paragraphs where pages of ``every`` characters end; at half of the cuts a character doubles."""
    cuts = [
        position
        for position in range(every, len(text), every)
        if _HANZI.match(text[position - 1]) and _HANZI.match(text[position])
    ]
    pieces = [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]
    first, *rest = pieces
    return first + "".join(
        "\n\n" + (before[-1] if random.random() < 0.5 else "") + piece
        for before, piece in zip(pieces, rest, strict=False)
    )


def half_width(text: str) -> str:
    """Put commas, colons, semicolons and brackets to half width, as web editors do."""
    return text.translate(_TO_HALF_WIDTH)


def lose_bytes(text: str, *, losses: int = 1, random: Random) -> str:
    """Drop single bytes of the GB18030 text: what follows is misread up to the next plain character.

    Each loss hits another hanzi that another one follows; bytes that make no character become ``?``.
    """
    places = [m.start() for m in re.finditer("[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)]
    hit = set(random.sample(places, min(losses, len(places))))
    encoded = b"".join(
        character.encode("gb18030")[1:] if position in hit else character.encode("gb18030")
        for position, character in enumerate(text)
    )
    return encoded.decode("gb18030", errors="replace").replace("\ufffd", "?")


def web_page(text: str, *, title: str = "青禾示范区应急管理年度安排") -> str:
    """Put the text between the furniture of a web page: place, date line, share buttons, links."""
    before = (
        "您现在的位置： 首页 > 政务公开 > 应急管理",
        title,
        "来源：青禾示范区应急局 发布时间：2026-03-02 09:15 浏览次数：128 字体：[大 中 小]",
        "",
    )
    behind = (
        "",
        "分享到：",
        "打印本页 关闭窗口",
        "上一篇：没有了",
        "下一篇：没有了",
        "主办：青禾示范区管委会",
    )
    return "\n".join((*before, text.strip("\n"), *behind)) + "\n"


def one_line(text: str) -> str:
    """Join all lines to one, without anything between them."""
    return "".join(line.strip() for line in text.splitlines())


def hard_wrap(text: str, *, width: int) -> str:
    """Break every line after ``width`` characters, as a text taken from printed pages is."""
    return "\n".join(
        "\n".join(line[start : start + width] for start in range(0, len(line), width)) or line
        for line in text.split("\n")
    )


def spaced(text: str) -> str:
    """Put spaces around numbers between hanzi, and into 通知 at the end of a line: 2026 年, 通  知."""
    return re.sub("通知$", "通  知", _NUMBER.sub(r" \g<0> ", text), flags=re.MULTILINE)
