"""Write the JSON Schema of plan records to docs/reference/schema, from the model as it stands."""

import json
from pathlib import Path

from emplan.records.schema import json_schema

TARGET = Path(__file__).parents[1] / "docs/reference/schema/emplan-plan-1.schema.json"


def main() -> None:
    """Write the schema and say where."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(
        json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
    )
    print(TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET)


if __name__ == "__main__":
    main()
