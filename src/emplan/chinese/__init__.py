"""Written Chinese, without any domain object: numerals, labels, dates, spans, punctuation, widths, script."""

from emplan.chinese.dates import (
    DateBound,
    DateEdge,
    DateMention,
    DatePoint,
    DatePrecision,
    RelativeYear,
    find_dates,
    format_date,
    format_month,
    parse_date,
)
from emplan.chinese.labels import LabelDeviation, LabelForm, LabelMatch, format_label, match_label
from emplan.chinese.numerals import (
    circled,
    from_chinese,
    from_circled,
    from_full_width,
    to_chinese,
    to_full_width_digits,
)
from emplan.chinese.spans import (
    Edit,
    MisplacedEditError,
    OffsetMap,
    OverlappingEditsError,
    Span,
    apply_edits,
    combine_edits,
)

__all__ = [
    "DateBound",
    "DateEdge",
    "DateMention",
    "DatePoint",
    "DatePrecision",
    "Edit",
    "LabelDeviation",
    "LabelForm",
    "LabelMatch",
    "MisplacedEditError",
    "OffsetMap",
    "OverlappingEditsError",
    "RelativeYear",
    "Span",
    "apply_edits",
    "circled",
    "combine_edits",
    "find_dates",
    "format_date",
    "format_label",
    "format_month",
    "from_chinese",
    "from_circled",
    "from_full_width",
    "match_label",
    "parse_date",
    "to_chinese",
    "to_full_width_digits",
]
