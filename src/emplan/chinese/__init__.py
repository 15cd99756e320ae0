"""Written Chinese, without any domain object: numerals, labels, dates, spans, punctuation, widths, script."""

from emplan.chinese.damage import (
    LostKind,
    LostMark,
    Recovery,
    lost_characters,
    recover_shifted,
)
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
from emplan.chinese.document_numbers import (
    CitationMention,
    NumberKind,
    NumberMention,
    find_citations,
    find_document_numbers,
)
from emplan.chinese.inline_labels import inline_labels
from emplan.chinese.labels import (
    LabelDeviation,
    LabelForm,
    LabelMatch,
    format_label,
    match_label,
)
from emplan.chinese.numerals import (
    circled,
    from_chinese,
    from_circled,
    from_full_width,
    to_chinese,
    to_full_width_digits,
)
from emplan.chinese.punctuation import (
    PAIRS,
    QUOTES,
    SENTENCE_ENDS,
    bracketed_spans,
    first_sentence_end,
    matching_close,
    sentences,
    spans_outside_brackets,
    split_outside_brackets,
)
from emplan.chinese.repairs import (
    RepairRule,
)
from emplan.chinese.script import (
    is_traditional,
    load_converter,
    pinyin_groups,
    radical_edits,
    traditional_edits,
    traditional_share,
)
from emplan.chinese.spaces import (
    inner_spaces,
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
from emplan.chinese.widths import (
    full_width_digits,
    full_width_punctuation,
)

__all__ = [
    "PAIRS",
    "QUOTES",
    "SENTENCE_ENDS",
    "CitationMention",
    "DateBound",
    "DateEdge",
    "DateMention",
    "DatePoint",
    "DatePrecision",
    "Edit",
    "LabelDeviation",
    "LabelForm",
    "LabelMatch",
    "LostKind",
    "LostMark",
    "MisplacedEditError",
    "NumberKind",
    "NumberMention",
    "OffsetMap",
    "OverlappingEditsError",
    "Recovery",
    "RelativeYear",
    "RepairRule",
    "Span",
    "apply_edits",
    "bracketed_spans",
    "circled",
    "combine_edits",
    "find_citations",
    "find_dates",
    "find_document_numbers",
    "first_sentence_end",
    "format_date",
    "format_label",
    "format_month",
    "from_chinese",
    "from_circled",
    "from_full_width",
    "full_width_digits",
    "full_width_punctuation",
    "inline_labels",
    "inner_spaces",
    "is_traditional",
    "load_converter",
    "lost_characters",
    "match_label",
    "matching_close",
    "parse_date",
    "pinyin_groups",
    "radical_edits",
    "recover_shifted",
    "sentences",
    "spans_outside_brackets",
    "split_outside_brackets",
    "to_chinese",
    "to_full_width_digits",
    "traditional_edits",
    "traditional_share",
]
