"""Write the JSON Schema of plan records to docs/reference/schema, from the model as it stands.

A change that records already written do not survive is refused while the version is the same.
"""

import json
import sys
from pathlib import Path

from emplan.records import json_schema, schema_breaks
from emplan.records.tags import RECORD_VERSION

TARGET = Path(__file__).parents[1] / f"docs/reference/schema/emplan-plan-{RECORD_VERSION}.schema.json"


def main() -> int:
    """Write the schema and say where; 1 if it would break the records of its own version."""
    schema = json_schema()
    if TARGET.exists():
        breaks = schema_breaks(json.loads(TARGET.read_text("utf-8")), schema)
        if breaks:
            print(
                "not written: raise RECORD_VERSION and add a step to emplan.records.upgrades",
                *breaks,
                sep="\n  ",
            )
            return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
