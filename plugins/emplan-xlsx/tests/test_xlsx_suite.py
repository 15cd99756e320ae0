"""The spreadsheet exporter against the suite that every exporter must stand."""

import io

from openpyxl import load_workbook

from emplan.testing import ExporterSuite, Shows


class TestXlsx(ExporterSuite):
    format = "xlsx"
    shows = Shows.TASKS

    def read_back(self, data: bytes) -> str:
        """The first list line by line; a task that goes on for its next unit or sub-item is read once."""
        _, _, head, *lines = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
        task, clause = (list(head).index(name) for name in ("工作任务", "条款"))
        shown, read = ("", "\0"), []
        for line in lines:
            item = (str(line[task]), str(line[clause]))
            again = item[0] == shown[0] and item[1].startswith(shown[1])
            read += [
                str(value) for column, value in enumerate(line) if value and not (again and column == task)
            ]
            shown = shown if again else item
        return "\n".join(read)
