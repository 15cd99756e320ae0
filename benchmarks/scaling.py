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
