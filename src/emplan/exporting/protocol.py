"""The contract of an exporter: three names and one method."""

from typing import ClassVar, Protocol, runtime_checkable

from emplan.model import AnnualPlan


@runtime_checkable
class Exporter(Protocol):
    """Turns a plan into the bytes of one file format.

    An exporter is found by its entry point in the group ``emplan.exporters``, whose name equals `format`, and
    is made without arguments; its options are its own typed fields. Same plan, same bytes: no clock, no
    random number.

    Attributes:
        format: The format's name, ``docx``.
        media_type: The IANA media type of the bytes.
        suffix: The usual suffix of such a file, with its dot.
    """

    format: ClassVar[str]
    media_type: ClassVar[str]
    suffix: ClassVar[str]

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file as bytes; the exporter opens and writes no path itself."""
        ...
