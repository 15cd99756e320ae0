"""The script of a text: radicals for characters, traditional characters, pinyin notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from emplan.chinese.patterns import Pattern
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spans import Edit
from emplan.errors import MissingExtraError

_HANZI = Pattern("[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]+")

# NFKC leaves most of the radicals supplement alone; these stand for whole characters in converted documents.
_SUPPLEMENT = {
    chr(code): character
    for code, character in {
        0x2E81: "厂",
        0x2E85: "亻",
        0x2E89: "刂",
        0x2E92: "巳",
        0x2E97: "心",
        0x2E98: "扌",
        0x2E99: "攵",
        0x2E9D: "月",
        0x2EA0: "民",
        0x2EA9: "王",
        0x2EAC: "示",
        0x2EAD: "礻",
        0x2EAF: "糸",
        0x2EB0: "纟",
        0x2EB6: "羊",
        0x2EBC: "肉",
        0x2EBE: "艹",
        0x2EC1: "虎",
        0x2EC2: "衤",
        0x2EC4: "西",
        0x2EC5: "见",
        0x2EC6: "角",
        0x2EC8: "讠",
        0x2EC9: "贝",
        0x2ECA: "足",
        0x2ECB: "车",
        0x2ECD: "辶",
        0x2ED3: "长",
        0x2ED4: "门",
        0x2ED8: "青",
        0x2ED9: "韦",
        0x2EDA: "页",
        0x2EDB: "风",
        0x2EDC: "飞",
        0x2EDD: "食",
        0x2EE0: "饣",
        0x2EE2: "马",
        0x2EE3: "骨",
        0x2EE4: "鬼",
        0x2EE5: "鱼",
        0x2EE6: "鸟",
        0x2EE7: "卤",
        0x2EE8: "麦",
        0x2EE9: "黄",
        0x2EEC: "齐",
        0x2EEE: "齿",
        0x2EF0: "龙",
        # Kangxi radicals are named after the old forms; in today's texts they stand for the new ones.
        0x2F3E: "户",
        0x2FAD: "青",
    }.items()
}
_SUBSTITUTE = Pattern("[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]+")

# Frequent in office documents and never used in simplified script.
TRADITIONAL_ONLY = frozenset(
    "應國發會產業務書關於為與對開門問間們個來時說這過還進運達選遠適遲邊長張場報後從復得經結統級組織終紀細線練維綜網緊"
    "總縣區縮續繼給絕線設計記訂討訓許評診證識議護讀變讓調談論責貫質資賞費賦軍農車輕輸轉較運響項順預領題類風飛養餘館"
    "馬駐驗驚體點黨齊齡龍藝藥處號補裝裡製規視親觀覺訪話誠認語課請諸證財貨貿貸賬購賽贊趙趨跡踐車軌輔載連週遊運違遷鄉"
    "鄭醫釋鋼錄錯鎮鏈鐵閉陽陰陣陸隊際險隨隱雙雜離難電靈靜頂頒頓顧顯飲飯駕騎魚鳥麗麥黃僅優億儀備傳傷價儲兒兩冊凍別劃"
    "劉劑動勞勢勵勝區協單廠壓員單嚴團園圍圖圓執堅塊壞壘壯聲夾奪奮婦學寧寬實審寫寶將專尋導層屬島嶺帥師帳帶幣幫幹廣廢廳"
    "張強彈彙徑徵志恆惡懲懷態憂慶應戰戶拋擇擊擔據擬擴攝攜數敵斷無舊時晉暫曉條東極構樣樓標權機檢歐歡歲歷殘殺氣決沒況測"
    "涼淚淨渦湯準溝滅滿漁漢漸潔潛濟濃濕灣災烏無煉煙煩熱燈爐爭牽犧狀獨獲獻現環產畢畫異當療監盤盧眾睜矯礎礦禍禮種稱穩窮"
    "競筆節範築篩簡簽籌糧糾純紙紛納線繳罰羅義習聖聞聯職聽肅腦脫腫臨舉舊華萬葉蓋蓮蘇蘭虛蟲術衛衝複"
) - frozenset("志得別乾")
"""Characters that tell traditional script."""


def radical_edits(text: str) -> tuple[Edit, ...]:
    """Offer the normal characters for Kangxi radicals, supplement radicals and compatibility ideographs."""
    edits = []
    for found in _SUBSTITUTE.finditer(text):
        normal = "".join(map(_normal, found[0]))
        if normal != found[0]:
            edits.append(repair(text, *found.span(), normal, RepairRule.RADICAL))
    return tuple(edits)


def _normal(character: str) -> str:
    return _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)


def traditional_share(text: str) -> float:
    """Return the share of the hanzi of a text that exist in traditional script only, 0 to 1."""
    if TRADITIONAL_ONLY.isdisjoint(set(text)):
        return 0.0
    hanzi = "".join(_HANZI.findall(text))
    return sum(character in TRADITIONAL_ONLY for character in hanzi) / len(hanzi) if hanzi else 0.0


# Running traditional text has 0.25 and more; quotations and names in simplified text stay far below.
_SHARE_OF_TRADITIONAL = 0.08


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters (繁体字)."""
    return traditional_share(text) >= _SHARE_OF_TRADITIONAL


def traditional_edits(
    text: str, convert: Callable[[str], str], *, whatever_the_share: bool = False
) -> tuple[Edit, ...]:
    """Offer simplified characters for a text in traditional ones; nothing for a simplified text.

    Args:
        text: The text; words are converted as wholes, so give paragraphs rather than single characters.
        convert: From traditional to simplified, such as `load_converter` returns.
        whatever_the_share: Convert also where the text alone is too short to tell, as in a piece of a
            document that is traditional as a whole.
    """
    if not whatever_the_share and not is_traditional(text):
        return ()
    edits: list[Edit] = []
    for run in _HANZI.finditer(text):
        simplified = convert(run[0])
        if len(simplified) != len(run[0]):
            edits.append(repair(text, *run.span(), simplified, RepairRule.TRADITIONAL))
            continue
        for start, end in _changed(run[0], simplified):
            after = simplified[start:end]
            edits.append(repair(text, run.start() + start, run.start() + end, after, RepairRule.TRADITIONAL))
    return tuple(edits)


def _changed(before: str, after: str) -> list[tuple[int, int]]:
    """Return the stretches in which two texts of one length differ."""
    stretches: list[tuple[int, int]] = []
    for index, (left, right) in enumerate(zip(before, after, strict=True)):
        if left == right:
            continue
        if stretches and stretches[-1][1] == index:
            stretches[-1] = (stretches[-1][0], index + 1)
        else:
            stretches.append((index, index + 1))
    return stretches


# Traditional variants that are in no table of OpenCC: 氯堿 is 氯碱.
_LEFT_BY_OPENCC = str.maketrans({"堿": "碱"})


def load_converter() -> Callable[[str], str]:
    """Return the converter from traditional to simplified characters of the extra ``traditional`` (OpenCC).

    Raises:
        MissingExtraError: The extra is not installed.
    """
    try:
        from opencc import OpenCC
    except ImportError as missing:
        raise MissingExtraError(
            "traditional", "Converting traditional to simplified characters (繁简转换)", "繁体字转换为简化字"
        ) from missing
    converter = OpenCC("t2s")

    def convert(text: str) -> str:
        return str(converter.convert(text)).translate(_LEFT_BY_OPENCC)

    return convert


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONE_MARKS = "\u0300\u0301\u0304\u030c"
_SYLLABLE = rf"[a-zêüɡ{_TONED}\u0308{_TONE_MARKS}]{{1,8}}"
_NOTE = Pattern(rf"[(（]\s*({_SYLLABLE}(?:[\s']+{_SYLLABLE}){{0,3}})\s*[)）]")
_HAS_TONE = Pattern(f"[{_TONED}{_TONE_MARKS}]")
# Toneless notes (門(men)) are believed only in a text that is full of toned ones.
_PLAIN_SYLLABLE = Pattern(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong"
    r"|u|ua|uo|uai|ui|uan|un|uang|ue|ü|üe|er)"
)
_MANY = 3
# Without any tone mark it takes many notes of different sound: hectares are (ha) throughout a table.
_MANY_TONELESS = 8
_MANY_SOUNDS = 5


def pinyin_groups(text: str) -> tuple[Edit, ...]:
    """Offer to remove the pinyin notes that web pages put behind characters: 長(zhǎng)治 becomes 長治.

    (LNG), (QQ) and (km) stay: a note bears a tone mark, or is a syllable in a text with many such notes,
    and it stands behind a hanzi or another note.
    """
    notes = list(_NOTE.finditer(text))
    toned = sum(_HAS_TONE.search(note[1]) is not None for note in notes)
    plain = [note[1] for note in notes if _PLAIN_SYLLABLE.fullmatch(note[1])] if toned < _MANY else []
    many = toned >= _MANY or (len(plain) >= _MANY_TONELESS and len(set(plain)) >= _MANY_SOUNDS)
    edits: list[Edit] = []
    for note in notes:
        has_tone = _HAS_TONE.search(note[1]) is not None
        believed = has_tone or (many and _PLAIN_SYLLABLE.fullmatch(note[1]) is not None)
        behind_hanzi = _HANZI.fullmatch(text[max(0, note.start() - 1) : note.start()]) is not None
        behind_hanzi = behind_hanzi or (bool(edits) and edits[-1].span.end == note.start())
        # In a damaged text the character itself may be lost: L(fēng)險.
        if believed and (behind_hanzi or (has_tone and toned >= _MANY)):
            edits.append(repair(text, *note.span(), "", RepairRule.PINYIN))
    return tuple(edits)
