"""Font data: parts of a file as bytes give them, without mapping the file."""

import gc
from pathlib import Path

import pytest

from emplan_pdf.font_data import FileData

BYTES = bytes(range(256))


@pytest.fixture
def data(tmp_path: Path) -> FileData:
    path = tmp_path / "some.ttf"
    path.write_bytes(BYTES)
    return FileData(path)


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 4), (10, 10), (250, 300), (300, 310), (20, 10), (None, None)]
)
def test_a_part_of_a_file_is_that_part_of_its_bytes(data: FileData, start: int, stop: int) -> None:
    assert data[start:stop] == BYTES[start:stop]


def test_its_length_is_that_of_the_file(data: FileData) -> None:
    assert len(data) == len(BYTES)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileData(tmp_path / "none.ttf")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not list open files")
def test_the_file_is_closed_when_nobody_refers_to_it(tmp_path: Path) -> None:
    path = tmp_path / "some.ttf"
    path.write_bytes(BYTES)
    data = FileData(path)
    assert str(path) in _open_files()
    del data
    gc.collect()
    assert str(path) not in _open_files()


def _open_files() -> set[str]:
    found = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found.add(str(entry.readlink()))
        except OSError:
            continue
    return found
