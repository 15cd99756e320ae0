"""The structure tree of a PDF file as a reader finds it: the elements, and the text that belongs to each."""

import io
from collections.abc import Iterator, Mapping

import pikepdf
from attrs import field, frozen


@frozen
class Tagged:
    """An element: its type, text of its own, and the elements in it; ``pages`` its content stands on."""

    type: str
    children: "tuple[Tagged | str, ...]"
    pages: frozenset[int] = frozenset()
    attributes: Mapping[str, str] = field(factory=dict)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, *types: str) -> "Iterator[Tagged]":
        if self.type in types:
            yield self
        for child in self.children:
            if not isinstance(child, str):
                yield from child.all(*types)


def structure_of_file(data: bytes) -> Tagged:
    """The root element; fails where content is unmarked and no artifact, or the parent tree is wrong."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: _PageText(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot
        nums = list(root.ParentTree.Nums)
        owners = {int(key): list(value) for key, value in zip(nums[::2], nums[1::2], strict=True)}
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        seen: set[tuple[int, int]] = set()

        def walk(node: pikepdf.Dictionary, parent: pikepdf.Object) -> Tagged:
            assert node.P.objgen == parent.objgen
            kids = node.get("/K", pikepdf.Array())
            children: list[Tagged | str] = []
            on: set[int] = set()
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    children.append(walk(kid, node))
                    continue
                is_reference = isinstance(kid, pikepdf.Dictionary)
                page = (kid if is_reference else node).Pg.objgen
                mark = int(kid.MCID) if is_reference else int(kid)
                assert owners[numbers[page]][mark].objgen == node.objgen
                assert (numbers[page], mark) not in seen
                seen.add((numbers[page], mark))
                on.add(numbers[page])
                kind, text = pages[page].marks[mark]
                assert kind == str(node.S)
                children.append(text)
            attributes = {key: str(value) for key, value in node.get("/A", {}).items()}
            return Tagged(str(node.S)[1:], tuple(children), frozenset(on), attributes)

        tree = walk(root.K, root)
        for page in pdf.pages:
            key = int(page.obj.StructParents)
            assert key == numbers[page.objgen]
            marks = {(key, mark) for mark in pages[page.objgen].marks}
            assert marks <= seen
            assert len(owners[key]) == len(marks)
        return tree


class _PageText:
    """The marked content of a page: type and text of each mark."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.marks: dict[int, tuple[str, str]] = {}
        self._fonts = {name: _unicode(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        stack: list[tuple[str, int | None]] = []
        font: Mapping[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                entries = operands[1] if len(operands) > 1 else {}
                mark = int(entries["/MCID"]) if "/MCID" in entries else None
                stack.append((str(operands[0]), mark))
                if mark is not None:
                    assert mark == len(self.marks)
                    self.marks[mark] = (str(operands[0]), "")
            elif name == "EMC":
                stack.pop()
            elif name == "Tf":
                font = self._fonts[str(operands[0])]
            elif name in ("Tj", "TJ"):
                pieces = operands[0] if name == "TJ" else [operands[0]]
                codes = b"".join(bytes(each) for each in pieces if isinstance(each, pikepdf.String))
                text = "".join(font[codes[at] << 8 | codes[at + 1]] for at in range(0, len(codes), 2))
                self._show(stack, text)
            elif name == "f":
                assert stack
                assert stack[-1][0] == "/Artifact"
        assert not stack

    def _show(self, stack: list[tuple[str, int | None]], text: str) -> None:
        assert stack, f"{text} is neither marked nor an artifact"
        if any(kind == "/Artifact" for kind, _ in stack):
            assert len(stack) == 1
            return
        mark = next(number for _, number in reversed(stack) if number is not None)
        kind, before = self.marks[mark]
        self.marks[mark] = (kind, before + text)


def _unicode(font: pikepdf.Dictionary) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        parts = line.strip("<>").split("> <")
        if line.startswith("<") and len(parts) == 2 and len(parts[0]) == 4:
            found[int(parts[0], 16)] = bytes.fromhex(parts[1]).decode("utf-16-be")
    found.pop(0, None)
    return found
