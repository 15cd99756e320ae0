"""What a built face says of itself: names, licence, style, permissions, dates."""

import calendar
import datetime
from dataclasses import dataclass

from fontTools.misc.timeTools import epoch_diff
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._n_a_m_e import NameRecord

FONT_VERSION = "1.000"

_ENGLISH, _CHINESE = 0x409, 0x804
_COPYRIGHT, _TRADEMARK, _MANUFACTURER, _DESIGNER = 0, 7, 8, 9
_KEPT = (_TRADEMARK, _MANUFACTURER, _DESIGNER, 11, 12)

_REGULAR = 1 << 6


@dataclass(frozen=True, slots=True)
class Identity:
    """The new name of a face, the licence that it stays under, what was changed and on which day."""

    family: str
    chinese_family: str
    licence_text: str
    licence_url: str
    change: str
    changed_on: datetime.date

    @property
    def postscript_name(self) -> str:
        """Also the stem of the file: `EmplanFang-Regular`."""
        return self.family.replace(" ", "") + "-Regular"


def give_identity(font: TTFont, identity: Identity) -> None:
    """Rename `font`, mark it as changed, and make it the single Regular style of its family."""
    font["name"] = _names(font, identity)
    _be_regular(font)
    head = font["head"]
    head.created = head.modified = calendar.timegm(identity.changed_on.timetuple()) - epoch_diff
    head.fontRevision = float(FONT_VERSION)


def _names(font: TTFont, identity: Identity) -> object:
    old = font["name"]
    kept = {number: text for number in _KEPT if (text := old.getDebugName(number))}
    copyright_line = f"{old.getDebugName(_COPYRIGHT).rstrip('.')}. {identity.change}"
    postscript = identity.postscript_name
    english = kept | {
        _COPYRIGHT: copyright_line,
        1: identity.family,
        2: "Regular",
        3: f"{FONT_VERSION};EMPL;{postscript}",
        4: identity.family,
        5: f"Version {FONT_VERSION}",
        6: postscript,
        10: identity.change,
        13: identity.licence_text,
        14: identity.licence_url,
    }
    chinese = {1: identity.chinese_family, 2: "Regular", 4: identity.chinese_family}
    table = newTable("name")
    table.names = []
    for language, entries in ((_ENGLISH, english), (_CHINESE, chinese)):
        for number, text in sorted(entries.items()):
            table.setName(text, number, 3, 1, language)
    table.names.sort(key=_place)
    return table


def _place(record: NameRecord) -> tuple[int, int]:
    return record.langID, record.nameID


def _be_regular(font: TTFont) -> None:
    # A bold-only family is passed over by matchers that look for weight 400: so every face claims it.
    style = font["OS/2"]
    style.usWeightClass = 400
    style.fsSelection = _REGULAR
    style.panose.bWeight = 5
    style.achVendID = "EMPL"
    font["head"].macStyle = 0
