"""The page on profiles names every key with its usual value and its term, and its example is a profile."""

from pathlib import Path

import attrs

from emplan.layout import DEFAULT_PROFILE, PROFILES, Count, Measure, Ratio, profile_of
from emplan.layout.profile_terms import PROFILE_TERMS

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGES = [HOW_TO / "office-profile.md", HOW_TO / "office-profile.zh-CN.md"]


def rows() -> dict[str, list[str]]:
    text = PAGES[0].read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    return {row[0].strip("`"): row[1:] for row in cells if len(row) == 5 and "." in row[0]}


def test_the_table_has_every_key_with_its_term() -> None:
    keys = {key for key in PROFILE_TERMS if "." in key}
    table = rows()
    assert set(table) == keys
    assert {key: row[0] for key, row in table.items()} == {key: PROFILE_TERMS[key] for key in keys}


def test_the_usual_values_clauses_and_strengths_are_those_of_the_code() -> None:
    for key, (_, value, clause, strength) in rows().items():
        group, name = key.split(".")
        usual = getattr(getattr(DEFAULT_PROFILE, group), name)
        if isinstance(usual, Measure | Count | Ratio):
            assert usual.clause.endswith(clause)
            assert usual.strength.value == strength
            assert f"{usual.value:g}" in value
        else:
            assert str(usual).lower() in value.lower()


def test_both_pages_name_every_profile() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert all(f"| `{name}` |" in text for name in PROFILES)


def test_the_examples_are_profiles(tmp_path: Path) -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        path = tmp_path / "house.toml"
        path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")
        profile = profile_of(path)
        assert attrs.evolve(profile, name="") != attrs.evolve(DEFAULT_PROFILE, name="")
        assert profile.page.line_pitch.pt == 29.5
