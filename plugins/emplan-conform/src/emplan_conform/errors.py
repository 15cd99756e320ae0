"""The errors of the ruler: files that cannot be measured, and what is missing to measure them."""

from __future__ import annotations

from emplan.errors import EmplanError


class ConformError(EmplanError):
    """A file that cannot be measured; the root of this package's errors."""


class NotMeasurableError(ConformError):
    """A file that is no PDF or DOCX, is damaged or encrypted, or shows no text (a scan)."""


class RendererMissingError(ConformError):
    """LibreOffice, which sets the pages of a DOCX, is not installed or does not answer."""


class UnknownProfileError(ConformError):
    """A profile that the ruler does not know."""
