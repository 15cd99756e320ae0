"""Next year's draft from last year's document: read it, roll it forward, write it.

python next_year.py plan-2026.txt 2027 draft.docx
"""

import sys

from emplan import read, roll_forward, write

source, year, target = sys.argv[1:]
draft = roll_forward(read(source).plan, int(year))
print(write(draft.plan, target))
for item in draft.settle_first():
    print(f"{item.path}　{item.token}：{item.reason}")
