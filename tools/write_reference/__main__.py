"""`python -m tools.write_reference`: write the pages and say which ones changed."""

from tools.write_reference import ROOT, pages


def main() -> None:
    """Write every page whose text is another one now."""
    for path, text in pages():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
