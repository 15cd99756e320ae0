"""Reading takes time in proportion to the text, whatever a hostile document repeats."""

import time
from contextlib import suppress

import pytest

from emplan.errors import ReadingError
from emplan.reading import read_text

HEAD = "青禾示范区2027年应急管理工作要点\n一、抓责任\n"
REPEATED = {
    "hanzi": "县",
    "units": "由县应急局、",
    "lead units": "县应急局牵头，",
    "label": "责任单位：县应急局 县水务局 ",
    "bracket": "（",
    "square bracket": "〔责任单位：",
    "quote": "《",
    "citation": "《县办法》（县政〔2027〕1号）",
    "numbers": "1.抓 ",
    "run on": "一、总体要求 以坚持。",
    "spaces": "　 ",
    "dates": "2027年6月底前",
    "attachments": "附件：1.甲 2.乙 ",
    "lost": "\ufffd縣",
    "short lines": "甲：\n",
    "signatures": "县应急局\n2027年1月\n",
    "page numbers": "甲乙\n- 1 -\n",
    "rows": "甲\t乙\t丙\n",
    "marks": "!",
    "heads": "2月：\n1.抓。\n",
}
_SHORT, _LONG = 750, 6000


def _seconds(piece: str, length: int) -> float:
    text = f"{HEAD}{piece * (length // len(piece))}\n二、抓队伍\n"
    start = time.process_time()
    with suppress(ReadingError):
        read_text(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_eight_times_the_text_takes_nowhere_near_the_square_of_the_time(piece: str) -> None:
    # Patterns are compiled at first use. Eight times squared is 64; a busy machine slows the longer run more.
    _seconds(piece, 100)
    assert _seconds(piece, _LONG) <= 24 * max(_seconds(piece, _SHORT), 0.005)
