"""What grows with the input: cost per page, and reading a hundred times the text; ordinary and hostile.

Run by itself with a kind and a number of repetitions, it prints milliseconds:
`python -m benchmarks.scaling opening-brackets 100`.
"""

import sys
from contextlib import suppress
from statistics import median
from time import process_time
from typing import Final

_TITLE: Final = "青禾示范区2026年应急管理工作要点\n"
# What an office never writes and a damaged or malicious file may hold, each about a kilobyte long.
HOSTILE: Final = {
    "opening-brackets": "（" * 1000,
    "book-marks": "《" * 500 + "》" * 500,
    "spaces": "青 " * 500,
    "digits": "2026" * 250,
    "dates": "2026年" * 200,
    "labels": "一、" * 500,
    "label-lines": "一、\n" * 333,
    "numbers": "青应急〔2026〕3号、" * 90,
    "numbers-cut-off": "青应急〔2026〕" * 110,
    "units": "示范区应急局、" * 140,
    "leads": "示范区应急局牵头，" * 110,
    "roster": "组 长： " * 200,
    "pinyin": "(yi1)" * 200,
    "hanzi": "应" * 1000,
    "stops": "。" * 1000,
    "debris": "锟斤拷" * 330,
    "responsibilities": "责任单位：县应急局 县水务局 " * 60,
    "square-brackets": "〔责任单位：" * 160,
    "citations": "《县办法》（县政〔2027〕1号）" * 55,
    "items-run-on": "一、总体要求 以坚持。" * 90,
    "attachments": "附件：1.甲 2.乙 " * 90,
    "lost-characters": "\ufffd縣" * 500,
    "signatures": "县应急局\n2027年1月\n" * 70,
    "page-numbers": "甲乙\n- 1 -\n" * 110,
    "table-rows": "甲\t乙\t丙\n" * 160,
    "months": "2月：\n1.抓。\n" * 110,
}
KINDS: Final = ("text", "one-line", *HOSTILE)
_ROUNDS = 3  # the first also compiles patterns


def sample(kind: str, times: int) -> bytes:
    """A text of that kind: about 1 kB of hostile repetition or 8 kB of a plan, so many times over."""
    from benchmarks.made_up import source  # emplan itself, which the measuring process must not load

    if kind in HOSTILE:
        return (_TITLE + HOSTILE[kind] * times).encode()
    text = source(sections=times, tasks=10, clauses=5)
    return (text if kind == "text" else text.replace("\n", "")).encode()


def main(kind: str, times: str) -> None:
    from emplan import EmplanError, read

    data = sample(kind, int(times))
    spent = []
    for _ in range(_ROUNDS):
        start = process_time()
        # Refusing is an answer too, if it comes in time.
        with suppress(EmplanError):
            read(data)
        spent.append(process_time() - start)
    print(median(spent) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
