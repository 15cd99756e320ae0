"""A province: the same batch on a Dask cluster of two workers."""

from pathlib import Path

import pytest

from counties import contents, counties
from emplan.batch import roll_forward_all
from worst_exporters import WorstExporter


def test_a_cluster_makes_the_same_bytes_and_the_same_errors(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="needs dask[distributed] (requirements/dev.txt)")
    folder = counties(tmp_path / "去年", *(f"第{number}县" for number in range(6)), "错县")
    (folder / "空.txt").write_text("", "utf-8")
    formats = ("docx", "json", WorstExporter())
    alone = roll_forward_all([folder], 2027, into=tmp_path / "甲", formats=formats)
    # Over TCP, so that everything is pickled as between computers; threads, so that it starts in a second.
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        assert len(client.scheduler_info()["workers"]) == 2
        report = roll_forward_all(
            [folder], 2027, into=tmp_path / "乙", formats=formats, executor=client.get_executor()
        )
    assert contents(tmp_path / "乙") == contents(tmp_path / "甲")
    assert [result.state for result in report.results] == [result.state for result in alone.results]
    assert [str(result.error) for result in report.failed] == [str(result.error) for result in alone.failed]
    assert len(report.failed) == 2
