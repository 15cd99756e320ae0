"""The glossary as data: the Chinese term, English gloss and clause behind every name of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: the name in the API, the Chinese term, an English gloss and the clause, if any."""

    name: str
    chinese: str
    english: str
    clause: str = ""


def _terms(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> Mapping[str, Term]:
    return MappingProxyType({row[0]: Term(*row) for row in rows})


CLASSES: Final = _terms(
    ("AnnualPlan", "年度应急管理方案", "annual emergency-management plan"),
    ("Title", "标题", "title", "GB/T 9704-2012 7.3.1"),
    ("CoveringNotice", "印发通知", "covering notice"),
    ("Attachment", "附件", "attachment", "GB/T 9704-2012 7.3.7"),
    ("Envelope", "公文要素", "the official elements around the text", "GB/T 9704-2012 7"),
    ("SecrecyMark", "密级和保密期限", "secrecy level and term", "GB/T 9704-2012 7.2.2"),
    ("Issuer", "发文机关", "issuing authority", "GB/T 9704-2012 7.2.4"),
    ("DocumentNumber", "发文字号", "document number", "GB/T 9704-2012 7.2.5"),
    ("DamagedNumber", "残损的发文字号", "damaged document number", "GB/T 9704-2012 7.2.5"),
    ("Heading", "层次标题", "heading", "GB/T 9704-2012 7.3.3"),
    ("Section", "部分", "section"),
    ("Task", "任务", "task"),
    ("SubItem", "分项", "sub-item"),
    ("Phase", "工作阶段", "phase"),
    ("Paragraph", "段落", "paragraph"),
    ("LabelledParagraph", "带类别名的段落", "labelled paragraph"),
    ("Roster", "名单", "roster"),
    ("RosterGroup", "名单分组", "group of a roster"),
    ("RosterMember", "成员", "member"),
    ("Table", "表格", "table", "GB/T 9704-2012 8"),
    ("Responsibility", "责任分工", "responsible units of an item"),
    ("UnitGroup", "责任单位分组", "group of responsible units"),
    ("ResponsibleUnit", "责任单位", "responsible unit"),
    ("DayDeadline", "完成时限（日）", "due on a day"),
    ("MonthDeadline", "完成时限（月）", "due in a month"),
    ("PeriodEndDeadline", "完成时限（季度、半年、年）", "due by the end of a period"),
    ("RangeDeadline", "完成时限（起止）", "to be done between two days"),
    ("StandingDeadline", "长期坚持", "standing task"),
    ("RecurringDeadline", "定期", "recurring deadline"),
    ("RelativeDeadline", "相对时限", "counted from an event"),
    ("DirectedDeadline", "按上级安排", "as another organ arranges"),
    ("PerActorDeadline", "分级时限", "one deadline for each actor"),
    ("ActorDeadline", "某一级的时限", "deadline of one actor"),
    ("StagedDeadline", "分步时限", "several times one after another"),
    ("DeadlineStage", "某一步的时限", "time of one step"),
    ("UnparsedDeadline", "未能识别的时限", "deadline not understood"),
    ("Citation", "引用文件", "cited document"),
    ("Contact", "联系人", "contact"),
    ("Illegible", "缺失文字", "lost characters"),
    ("ValidityPeriod", "有效期", "period of validity"),
    ("PhasePeriod", "阶段起止", "period of a phase"),
    ("MonthDay", "月日", "day of the calendar"),
    ("LevelNumbering", "层次序数", "numbering of one level", "GB/T 9704-2012 7.3.3"),
    ("Place", "所在位置", "a block and where it stands"),
    ("OpenPlace", "待定事项", "value to be filled in"),
    ("Unprinted", "不印出的字段", "field that no page shows"),
    ("Span", "文字位置", "span of a text"),
    ("Assignment", "责任分工或时限", "units or deadline of an item"),
    ("BaseDeadline", "完成时限", "deadline"),
    ("NumberedNode", "编号内容", "numbered item"),
    ("Numbered", "带序数的内容", "numbered item with its label"),
    ("TaskRow", "任务表的一行", "row of a task table"),
    ("TextSlot", "文字", "stored piece of text"),
    ("PlanForm", "方案名称类别", "what the plan calls itself"),
    ("DocumentType", "公文种类", "document type"),
    ("DocumentFormat", "公文格式", "format of the document", "GB/T 9704-2012 10"),
    ("SecrecyLevel", "密级", "secrecy level", "GB/T 9704-2012 7.2.2"),
    ("Urgency", "紧急程度", "degree of urgency", "GB/T 9704-2012 7.2.3"),
    ("Direction", "行文方向", "direction"),
    ("SignatureMode", "署名和印章形式", "signature mode", "GB/T 9704-2012 7.3.5"),
    ("SectionRole", "部分类别", "what a section is for"),
    ("HeadingForm", "标题形式", "form of a heading"),
    ("LabelForm", "序数形式", "form of a label", "GB/T 9704-2012 7.3.3"),
    ("Placement", "所在位置", "where it is printed"),
    ("UnitRole", "单位职责", "what a unit has to do"),
    ("PlanPeriod", "时间段", "part of the year"),
    ("Recurrence", "周期", "how often it comes round"),
)

FIELDS: Final = _terms(
    ("year", "年度", "year"),
    ("form", "文体或形式", "form"),
    ("title", "标题", "title", "GB/T 9704-2012 7.3.1"),
    ("caption", "题注", "caption under the title"),
    ("envelope", "公文要素", "official elements"),
    ("notice", "印发通知", "covering notice"),
    ("preamble", "导语", "preamble"),
    ("outline", "正文", "main text", "GB/T 9704-2012 7.3.3"),
    ("closing", "结尾", "closing paragraphs"),
    ("attachments", "附件", "attachments", "GB/T 9704-2012 7.3.4"),
    ("numbering", "层次序数", "numbering", "GB/T 9704-2012 7.3.3"),
    ("text", "文字", "text"),
    ("fixed_lines", "标题分行", "lines fixed by the author", "GB/T 9704-2012 7.3.1"),
    ("body", "正文", "text", "GB/T 9704-2012 7.3.3"),
    ("content", "附件内容", "content of the attachment", "GB/T 9704-2012 7.3.7"),
    ("copy_number", "份号", "copy number", "GB/T 9704-2012 7.2.1"),
    ("secrecy", "密级和保密期限", "secrecy level and term", "GB/T 9704-2012 7.2.2"),
    ("level", "密级", "secrecy level", "GB/T 9704-2012 7.2.2"),
    ("term", "保密期限", "secrecy period", "GB/T 9704-2012 7.2.2"),
    ("urgency", "紧急程度", "degree of urgency", "GB/T 9704-2012 7.2.3"),
    ("issuers", "发文机关", "issuing authorities", "GB/T 9704-2012 7.2.4"),
    ("document_number", "发文字号", "document number", "GB/T 9704-2012 7.2.5"),
    ("document_type", "公文种类", "document type"),
    ("document_format", "公文格式", "format of the document", "GB/T 9704-2012 10"),
    ("direction", "行文方向", "direction"),
    ("signatories", "签发人", "signatories", "GB/T 9704-2012 7.2.6"),
    ("addressees", "主送机关", "addressees", "GB/T 9704-2012 7.3.2"),
    ("addressee_separators", "主送机关间的标点", "marks between the addressees", "GB/T 9704-2012 7.3.2"),
    ("signature", "发文机关署名", "signature", "GB/T 9704-2012 7.3.5"),
    ("signature_mode", "署名和印章形式", "signature mode", "GB/T 9704-2012 7.3.5"),
    ("issue_date", "成文日期", "date of issue", "GB/T 9704-2012 7.3.5.4"),
    ("closing_note", "附注", "note", "GB/T 9704-2012 7.3.6"),
    ("copied_to", "抄送机关", "copied to", "GB/T 9704-2012 7.4.2"),
    ("printing_office", "印发机关", "printing authority", "GB/T 9704-2012 7.4.3"),
    ("printing_date", "印发日期", "printing date", "GB/T 9704-2012 7.4.3"),
    ("name", "名称", "name"),
    ("masthead_name", "发文机关标志中的名称", "name in the masthead", "GB/T 9704-2012 7.2.4"),
    ("code", "机关代字", "issuing code", "GB/T 9704-2012 7.2.5"),
    ("serial", "发文顺序号", "serial", "GB/T 9704-2012 7.2.5"),
    ("as_found", "原文", "as found"),
    ("candidate", "候选", "candidate"),
    ("candidates", "候选文字", "possible readings"),
    ("heading", "层次标题", "heading", "GB/T 9704-2012 7.3.3"),
    ("closing_mark", "结尾标点", "closing mark"),
    ("printed_label", "原文序数", "label as printed"),
    ("children", "下级内容", "what stands under it"),
    ("assignments", "责任分工和时限", "units and deadlines"),
    ("marks", "文中要素", "things noted in the prose"),
    ("role", "类别", "role"),
    ("period", "起止时间", "period"),
    ("label", "标签", "label"),
    ("placement", "所在位置", "placement"),
    ("joint", "连接标点", "mark before it"),
    ("span", "文字位置", "span"),
    ("start", "开始", "start"),
    ("end", "结束", "end"),
    ("groups", "分组", "groups"),
    ("members", "成员", "members"),
    ("units", "责任单位", "responsible units"),
    ("suffix", "单位后的文字", "words behind the units"),
    ("separators", "单位间的标点", "marks between the units"),
    ("wording", "时限文字", "wording as printed"),
    ("date", "日期", "date"),
    ("year_stated", "是否写明年份", "whether the year is stated"),
    ("month", "月", "month"),
    ("day", "日", "day"),
    ("every", "周期", "recurrence"),
    ("days", "日数", "days"),
    ("event", "起算事件", "event it is counted from"),
    ("months", "月数", "months"),
    ("years", "年数", "years"),
    ("authority", "安排机关", "organ that arranges"),
    ("actor", "层级", "actor"),
    ("step", "工作步骤", "what is done by then"),
    ("deadline", "完成时限", "deadline"),
    ("parts", "各级时限", "parts"),
    ("number", "文号", "number"),
    ("person", "联系人", "contact person"),
    ("phone", "电话", "telephone"),
    ("email", "邮箱", "e-mail"),
    ("until", "截止", "first day after it"),
    ("post", "职务", "post"),
    ("rows", "表格行", "rows"),
    ("header_rows", "表头行数", "header rows"),
    ("landscape", "横排", "landscape", "GB/T 9704-2012 8"),
    ("continues", "是否连续编号", "whether numbers run on"),
    ("path", "路径", "path"),
    ("block", "内容", "block"),
    ("part", "所属部分", "part of the document"),
    ("above", "上级层次", "numbered nodes above"),
    ("node", "编号内容", "numbered item"),
    ("ancestors", "上级序数", "labels above it"),
    ("record", "记录版本", "version of the record"),
    ("field", "字段", "field"),
    ("reason", "原因", "reason"),
    ("reason_zh", "原因（中文）", "reason in Chinese"),
    ("is_inferred", "是否由文字得出", "whether readers infer it from the words"),
    ("only_in_text", "是否仅纯文本不显示", "whether only plain text does not show it"),
    ("kind", "类别标记", "tag of the class"),
)

_SPECIAL: Final = _terms(
    ("AnnualPlan.form", "方案名称类别", "what the plan calls itself"),
    ("DocumentNumber.year", "发文年份", "year of the number", "GB/T 9704-2012 7.2.5"),
    ("Issuer.name", "发文机关", "issuing authority", "GB/T 9704-2012 7.2.4"),
    ("Title.text", "标题文字", "text of the title", "GB/T 9704-2012 7.3.1"),
    ("Attachment.title", "附件名称", "title of the attachment", "GB/T 9704-2012 7.3.4"),
    ("CoveringNotice.title", "通知标题", "title of the notice", "GB/T 9704-2012 7.3.1"),
    ("Heading.text", "层次标题", "heading", "GB/T 9704-2012 7.3.3"),
    ("LevelNumbering.form", "序数形式", "form of the label", "GB/T 9704-2012 7.3.3"),
    ("Heading.form", "标题形式", "form of the heading"),
    ("ResponsibleUnit.name", "责任单位", "responsible unit"),
    ("RosterMember.name", "姓名", "name"),
    ("BaseDeadline.label", "时限标签", "label of the deadline"),
    ("Citation.title", "引用文件名称", "title of the cited document"),
    ("OpenPlace.term", "待定事项", "Chinese term of the open value"),
    ("Section.role", "部分类别", "what the section is for"),
    ("RosterGroup.role", "组内职务", "role word of the group"),
    ("UnitGroup.role", "单位职责", "what the units have to do"),
    ("UnitGroup.label", "责任标签", "label before the units"),
    ("UnitGroup.joint", "连接标点", "mark before the group"),
    ("LabelledParagraph.label", "类别名", "word before the colon"),
    ("Numbered.level", "层次", "depth from 1"),
    ("Numbered.label", "序数", "label as printed"),
    ("Table.caption", "表题", "caption of the table"),
    ("PeriodEndDeadline.period", "时间段", "part of the year"),
    ("RecurringDeadline.days", "日期", "days of the month"),
    ("Citation.number", "引用文件文号", "number of the cited document"),
    ("ActorDeadline.deadline", "完成时限", "deadline of the actor"),
    ("DeadlineStage.deadline", "完成时限", "deadline of the step"),
    ("StagedDeadline.parts", "各步时限", "stages"),
    ("TaskRow.row", "所在行", "index of the row"),
    ("TaskRow.number", "序号", "number of the row"),
    ("TaskRow.groups", "所属任务", "what the row belongs to"),
    ("TaskRow.task", "任务", "the row as a task"),
    ("TaskRow.columns", "所取各列", "columns that it is read from"),
    ("ValidityPeriod.start", "有效期起算日", "first valid day"),
    ("ValidityPeriod.until", "失效日期", "first day on which it is not valid"),
    ("CoveringNotice.body", "通知正文", "text of the notice"),
)


def term(name: str) -> Term:
    """Look up a class (``Issuer``), a field (``issue_date``) or a field of a class (``Issuer.name``).

    Raises:
        KeyError: The glossary has no such name; an architecture test keeps the model from that.
    """
    if name in _SPECIAL:
        return _SPECIAL[name]
    if name in CLASSES:
        return CLASSES[name]
    return FIELDS[name.rpartition(".")[2]]


def field_term(owner: type, field: str) -> Term:
    """Look up a field of a class; what the class inherits has the term of the class it comes from.

    Raises:
        KeyError: The glossary has no such field.
    """
    for ancestor in owner.__mro__:
        if (name := f"{ancestor.__name__}.{field}") in _SPECIAL:
            return _SPECIAL[name]
    return FIELDS[field]


def chinese_term(name: str) -> str:
    """The Chinese term for a name of the model; the name itself where the glossary has none."""
    try:
        return term(name).chinese
    except KeyError:
        return name.rpartition(".")[2]


PLAN_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "工作要点": "key_points",
        "要点": "key_points",
        "工作计划": "work_plan",
        "计划": "work_plan",
        "实施方案": "implementation_plan",
        "行动方案": "action_plan",
        "行动计划": "action_plan",
        "工作方案": "work_scheme",
        "分工方案": "work_scheme",
        "方案": "implementation_plan",
        "实施意见": "implementing_opinions",
        "工作意见": "work_opinions",
        "意见": "work_opinions",
        "工作安排": "arrangements",
        "安排": "arrangements",
        "通知": "notice",
    }
)
"""Last words of a plan's title, longest first where they overlap, and the ``PlanForm`` value they mean."""

SECTION_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "general_requirements": ("总体要求", "总体思路", "工作思路", "总体目标和要求"),
        "guiding_ideology": ("指导思想",),
        "basic_principles": ("基本原则", "工作原则", "原则"),
        "objectives": ("工作目标", "主要目标", "总体目标", "目标任务", "目标", "目标要求"),
        "schedule": (
            "时间安排",
            "工作安排",
            "实施步骤",
            "工作步骤",
            "方法步骤",
            "步骤安排",
            "进度安排",
            "阶段安排",
        ),
        "leadership": ("组织领导", "组织机构", "领导机构", "组织体系", "工作机构", "工作专班"),
        "supporting_measures": ("保障措施", "组织保障", "工作保障", "保障机制"),
        "work_requirements": ("工作要求", "有关要求", "相关要求", "几点要求", "要求"),
        "supervision_and_assessment": ("督查考核", "监督检查", "督导检查", "考核评估", "监督考核"),
        "key_tasks": (
            "重点任务",
            "主要任务",
            "工作任务",
            "重点工作",
            "主要工作",
            "工作内容",
            "行动内容",
            "主要内容",
            "工作措施",
            "主要措施",
            "整治内容",
            "整治重点",
            "工作重点",
            "任务分工",
            "任务措施",
        ),
    }
)
"""Headings by which the role of a section is known, by ``SectionRole`` value."""
