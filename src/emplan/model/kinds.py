"""The closed lists of the model: what a document, a heading, a unit or a section can be."""

from __future__ import annotations

import enum


class PlanForm(enum.Enum):
    """What the plan calls itself (the last words of its title); not a statutory type."""

    KEY_POINTS = "key_points"
    WORK_PLAN = "work_plan"
    IMPLEMENTATION_PLAN = "implementation_plan"
    WORK_SCHEME = "work_scheme"
    ACTION_PLAN = "action_plan"
    WORK_OPINIONS = "work_opinions"
    IMPLEMENTING_OPINIONS = "implementing_opinions"
    ARRANGEMENTS = "arrangements"
    NOTICE = "notice"
    OTHER = "other"


class DocumentType(enum.Enum):
    """公文种类 (文种): the fifteen statutory types, 条例 8."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    ORDER = "order"
    COMMUNIQUE = "communique"
    ANNOUNCEMENT = "announcement"
    PUBLIC_NOTICE = "public_notice"
    OPINIONS = "opinions"
    NOTICE = "notice"
    CIRCULAR = "circular"
    REPORT = "report"
    REQUEST_FOR_INSTRUCTIONS = "request_for_instructions"
    REPLY = "reply"
    PROPOSAL = "proposal"
    LETTER = "letter"
    MINUTES = "minutes"


class DocumentFormat(enum.Enum):
    """公文格式: which first page a document has, GB/T 9704-2012 7 (文件格式) or 10.1 (信函格式).

    A 通知 may be issued in either; the letter format is no document type.
    """

    FILE = "file"
    LETTER = "letter"


class SecrecyLevel(enum.Enum):
    """密级, GB/T 9704-2012 7.2.2."""

    TOP_SECRET = "top_secret"
    HIGHLY_SECRET = "highly_secret"
    SECRET = "secret"


class Urgency(enum.Enum):
    """紧急程度, GB/T 9704-2012 7.2.3."""

    EXTRA_URGENT = "extra_urgent"
    URGENT = "urgent"


class Direction(enum.Enum):
    """行文方向: decides whether signatories (签发人) are printed."""

    UPWARD = "upward"
    LATERAL = "lateral"
    DOWNWARD = "downward"


class SignatureMode(enum.Enum):
    """How organ and date stand at the end, GB/T 9704-2012 7.3.5.1–7.3.5.3."""

    SEALED = "sealed"
    UNSEALED = "unsealed"
    STAMPED = "stamped"
    NONE = "none"


class SectionRole(enum.Enum):
    """What a section is for, as far as its heading says so (总体要求, 重点任务, 保障措施 …)."""

    GENERAL_REQUIREMENTS = "general_requirements"
    GUIDING_IDEOLOGY = "guiding_ideology"
    BASIC_PRINCIPLES = "basic_principles"
    OBJECTIVES = "objectives"
    KEY_TASKS = "key_tasks"
    SCHEDULE = "schedule"
    LEADERSHIP = "leadership"
    SUPPORTING_MEASURES = "supporting_measures"
    WORK_REQUIREMENTS = "work_requirements"
    SUPERVISION_AND_ASSESSMENT = "supervision_and_assessment"


class HeadingForm(enum.Enum):
    """How a numbered heading stands on the page.

    STANDALONE has a line of its own. RUN_IN is a title sentence with text after it in the same
    paragraph. SENTENCE is a numbered paragraph without a title: its first sentence is only its
    beginning. ARTICLE is 第N条.
    """

    STANDALONE = "standalone"
    RUN_IN = "run_in"
    SENTENCE = "sentence"
    ARTICLE = "article"


class Placement(enum.Enum):
    """Where responsible units or a deadline stand.

    TAIL: in brackets at the end of the paragraph. OWN_LINE: a paragraph of their own after it.
    NOTED: found in the prose of the paragraph; they print nothing themselves.
    """

    TAIL = "tail"
    OWN_LINE = "own_line"
    NOTED = "noted"


class UnitRole(enum.Enum):
    """What a responsible unit has to do: 责任单位, 牵头单位, 配合单位, 责任人."""

    RESPONSIBLE = "responsible"
    LEAD = "lead"
    COOPERATING = "cooperating"
    PERSON_IN_CHARGE = "person_in_charge"
