"""`write`: a file is whole or untouched."""

import os
import stat
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from emplan.errors import ExportError, TargetError, UnknownFormatError
from emplan.exporting import check_target, write, write_bytes_atomically
from emplan.model import AnnualPlan, Title

PLAN = AnnualPlan(year=2027, title=Title("青禾示范区2027年应急管理工作要点"))

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and links")


class Stamp:
    """An exporter that writes the year."""

    format: ClassVar[str] = "stamp"
    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".stamp"

    def export(self, plan: AnnualPlan, /) -> bytes:
        return str(plan.year).encode()


class Failing(Stamp):
    """An exporter that fails half way."""

    def export(self, plan: AnnualPlan, /) -> bytes:
        raise RuntimeError("half way")


def only_file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_the_plan_is_written_and_the_path_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "要点.stamp"
    assert write(PLAN, target, format=Stamp()) == target
    assert target.read_bytes() == b"2027"
    assert only_file_in(tmp_path) == target


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    assert write(PLAN, str(tmp_path / "a"), format=Stamp()) == tmp_path / "a"


def test_a_file_name_without_suffix_names_the_formats_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"no suffix.*txt") as refused:
        write(PLAN, tmp_path / "draft")
    assert refused.value.place == str(tmp_path / "draft")
    assert not list(tmp_path.iterdir())


def test_an_unknown_suffix_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match="'xyz'"):
        write(PLAN, tmp_path / "draft.xyz")
    assert not list(tmp_path.iterdir())


def test_a_failing_exporter_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "draft.stamp"
    target.write_bytes(b"old")
    with pytest.raises(ExportError, match="half way"):
        write(PLAN, target, format=Failing())
    assert target.read_bytes() == b"old"
    assert only_file_in(tmp_path) == target


@posix
def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_bytes_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_permissions_the_user_asked_for(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_bytes_atomically(tmp_path / "draft", b"new")
    assert stat.S_IMODE((tmp_path / "draft").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@posix
def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    file = tmp_path / "real" / "draft"
    file.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(file)
    write_bytes_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


@posix
def test_a_link_to_a_file_yet_to_be_makes_that_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    write_bytes_atomically(link, b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "none" / "draft"
    with pytest.raises(TargetError, match="its folder does not exist") as refused:
        write_bytes_atomically(target, b"new")
    assert refused.value.place == str(target)
    assert refused.value.remedy
    assert "所在文件夹不存在" in refused.value.message("zh")


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="it is a folder"):
        write_bytes_atomically(tmp_path, b"new")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(TargetError, match=r"a file stands where its folder should be|does not exist"):
        write_bytes_atomically(tmp_path / "file" / "draft", b"new")


@posix
def test_a_pipe_is_no_target(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TargetError, match="not an ordinary file"):
        write_bytes_atomically(tmp_path / "pipe", b"new")


def test_a_read_only_file_stays_even_for_the_administrator(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetError, match="read-only"):
        write_bytes_atomically(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_name_the_system_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetError):
        write_bytes_atomically(tmp_path / ("长" * 300), b"new")
    with pytest.raises(TargetError, match="null"):
        write_bytes_atomically(tmp_path / "a\0b", b"new")


def test_a_refusal_while_replacing_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "draft"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(TargetError, match="Permission denied") as refused:
        write_bytes_atomically(target, b"new")
    assert "没有写入权限" in refused.value.message("zh")
    assert target.read_bytes() == b"old"
    assert only_file_in(tmp_path) == target


def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "draft"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetError, match="No space left") as refused:
        write_bytes_atomically(target, b"new")
    assert "磁盘空间不足" in refused.value.message("zh")
    assert target.read_bytes() == b"old"
    assert only_file_in(tmp_path) == target


def test_a_target_can_be_checked_before_the_work_and_nothing_is_written(tmp_path: Path) -> None:
    check_target(tmp_path / "draft.docx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["no/such/folder/draft.docx", ".", "draft\0.docx"])
def test_a_target_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(TargetError):
        check_target(f"{tmp_path}/{name}")
