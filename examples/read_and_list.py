"""Who has to do what until when: a plan's tasks, unit by unit.

python read_and_list.py plan-2026.txt
"""

import sys
from collections import defaultdict

from emplan import AnnualPlan, read


def work_by_unit(plan: AnnualPlan) -> dict[str, list[str]]:
    """For every unit, the label, heading and deadline of each task that names it, in the plan's order."""
    work: defaultdict[str, list[str]] = defaultdict(list)
    for item in plan.tasks():
        deadline = "，".join(deadline.wording for deadline in item.node.deadlines)
        line = f"{''.join(item.ancestors)}{item.label}{item.node.heading.text}（{deadline or '无时限'}）"
        for unit in item.node.units:
            role = "牵头" if unit in item.node.lead_units else ""
            work[unit.name].append(role + line)
    return dict(work)


if __name__ == "__main__":
    for unit, lines in work_by_unit(read(sys.argv[1]).plan).items():
        print(f"{unit}（{len(lines)}项）")
        for line in lines:
            print(f"　　{line}")
