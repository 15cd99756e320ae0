"""Everything the command says, in English and Chinese."""

from collections.abc import Callable
from typing import TypeAlias

from emplan.cli.batch_messages import BATCH_MESSAGES
from emplan.cli.language import Language

Say: TypeAlias = Callable[..., str]

_CATALOGUE: dict[str, tuple[str, str]] = {
    "about": (
        "Annual emergency-management plans: read last year's document, draft next year's, write it out.",
        "年度应急管理方案：读取上年文件，生成下年草稿，输出规范公文。",
    ),
    "read": (
        "Read a document into a plan record (JSON) and say what was found and mended.",
        "读取公文，生成方案数据（JSON），并说明读到了什么、修正了什么。",
    ),
    "outline": (
        "Show what a document holds: its official elements, outline, tasks and units.",
        "显示公文的要素、层次结构、任务和责任单位。",
    ),
    "next": (
        "Make next year's draft from last year's plan, with the list of places to look at.",
        "由上年方案生成下年草稿，并列出需要人工核对之处。",
    ),
    "export": ("Write a plan as official files.", "把方案输出为规范公文文件。"),
    "diff": (
        "Show what is different between two plans: tasks, wording, units, deadlines.",
        "比对两份方案：任务增删、移动、文字、责任单位和时限的变化。",
    ),
    "history": (
        "Follow the tasks through several years of plans, and the gaps between them.",
        "历年对照：任务在各年方案中的延续与变化，有效期的空档与重叠。",
    ),
    "script": (
        "Write a plan as the Python script that makes it.",
        "把方案写成生成它的 Python 脚本。",
    ),
    "old_source": (
        "The earlier plan: a document or a plan record (.json).",
        "较早的方案：公文文件或方案数据（.json）。",
    ),
    "new_source": (
        "The later plan, compared with it.",
        "较新的方案，与前者比对。",
    ),
    "diff_all": (
        "List what only has another number or the new year, too.",
        "序号顺延、年份顺延的条目也一并列出。",
    ),
    "plans": (
        "The plans of two years or more, in any order.",
        "两个以上年度的方案，先后不限。",
    ),
    "script_output": (
        "The script to write (.py); standard output by default.",
        "要写出的脚本（.py），默认写到标准输出。",
    ),
    "same_source": ("One file is named twice: {path}.", "同一文件出现了两次：{path}。"),
    "not_script": (
        "script writes Python scripts (.py), not {path}.",
        "script 只写出 Python 脚本（.py），不能写 {path}。",
    ),
    "no_differences": ("  nothing is different", "  两份方案没有区别"),
    "diff_counts": ("  {counts}", "  {counts}"),
    "diff_hidden": (
        "  {count} more have only another number or the new year; --all lists them",
        "  另有 {count} 处只是序号或年份顺延，可用 --all 列出",
    ),
    "diff_fields": ("Title and official elements", "标题和公文要素"),
    "diff_top": ("(outside the sections)", "（各部分之外）"),
    "diff_from": ("from: {section}", "原在：{section}"),
    "diff_label": ("number: {before} → {after}", "序号：{before} → {after}"),
    "diff_units": ("units: {before} → {after}", "责任单位：{before} → {after}"),
    "diff_deadline": ("due: {before} → {after}", "时限：{before} → {after}"),
    "change_added": ("added", "新增"),
    "change_dropped": ("dropped", "删除"),
    "change_moved": ("moved", "移动"),
    "change_reordered": ("reordered", "调整次序"),
    "change_renumbered": ("renumbered", "序号变化"),
    "change_recast": ("recast", "类别变化"),
    "change_renamed": ("renamed", "改名"),
    "change_reworded": ("reworded", "文字修改"),
    "change_units_changed": ("other units", "责任单位调整"),
    "change_deadline_changed": ("other deadline", "时限调整"),
    "change_year_shifted": ("new year", "年份顺延"),
    "unchanged": ("unchanged", "未变"),
    "none": ("none", "无"),
    "comma": (", ", "、"),
    "history_task": ("task", "任务"),
    "history_count": ("tasks in all", "任务总数"),
    "history_names": ("renamed: {names}", "改名：{names}"),
    "history_units": ("units: {units}", "责任单位：{units}"),
    "history_not_stated": ("{year}: states no validity", "{year}年：未写明有效期"),
    "history_open": ("its issue", "印发之日"),
    "history_valid": ("{year}: valid from {start} to {end}", "{year}年：有效期 {start} 至 {end}"),
    "history_gap": (
        "gap of {days} days between {earlier} and {later}: {start} to {end}",
        "{earlier}年与{later}年之间空档 {days} 天：{start} 至 {end}",
    ),
    "history_overlap": (
        "{earlier} and {later} are both valid on {days} days: {start} to {end}",
        "{earlier}年与{later}年重叠 {days} 天：{start} 至 {end}",
    ),
    "formats": ("List the formats that are installed.", "列出已安装的输出格式。"),
    "conform": (
        "Measure the pages of a PDF or DOCX against GB/T 9704-2012; leaves with 1 if a clause fails.",
        "按 GB/T 9704-2012 逐条测量 PDF 或 DOCX 的版面；有不合格项时退出码为 1。",
    ),
    "measured_file": (
        "A PDF, or a DOCX (needs LibreOffice).",
        "PDF 文件，或者 DOCX 文件（需要 LibreOffice）。",
    ),
    "profile": (
        "How the type area is read: gbt9704, gbt33476 or mirrored.",
        "版心的计算方法：gbt9704、gbt33476 或 mirrored（双面印刷）。",
    ),
    "lang": ("Language of the messages: en or zh.", "提示信息的语言：en 或 zh。"),
    "version": ("Print the version and leave.", "显示版本后退出。"),
    "source": (
        "A document or a plan record (.json); - reads standard input.",
        "公文文件或方案数据（.json）；用 - 从标准输入读取。",
    ),
    "output": (
        "A file to write; its suffix is its format. Repeatable.",
        "输出文件，按扩展名确定格式；可重复使用。",
    ),
    "record_output": (
        "The plan record to write (.json); - writes to standard output.",
        "要写出的方案数据（.json）；用 - 写到标准输出。",
    ),
    "report_output": (
        "Write the whole reading report (JSON): every span of the source accounted for.",
        "写出完整的读取报告（JSON），原文每一处都有交代。",
    ),
    "as_json": ("Print JSON and nothing else.", "只输出 JSON。"),
    "year": ("The year of the new plan; the following year by default.", "新方案的年度，默认为下一年。"),
    "plan_year": ("The year of the source, where it states none.", "原方案的年度（原文未写明时使用）。"),
    "results": (
        "What became of tasks (JSON): what is dropped or done leaves the draft.",
        "任务完成情况（JSON）：已完成、已取消的任务不再列入。",
    ),
    "rename_units": (
        "Units with new names (JSON): old name to new name.",
        "单位更名对照（JSON）：旧名称对应新名称。",
    ),
    "supersede": (
        "Cited documents with successors (JSON): old title to new title and number.",
        "引用文件替换对照（JSON）：旧标题对应新标题和文号。",
    ),
    "again": ("Take a source that is a draft itself.", "允许由尚未印发的草稿再次结转。"),
    "unused": (
        "  not in the source, so nothing was replaced: {name}",
        "  来源文件中没有，未作替换：{name}",
    ),
    "review_output": (
        "Write the review list (JSON): one object for each place.",
        "写出核对清单（JSON），每处一项。",
    ),
    "redline": (
        "Word drafts with tracked changes (花脸稿) against the source.",
        "Word 草稿带修订痕迹（花脸稿），与上年文件对照。",
    ),
    "no_comments": (
        "Word drafts without comments (批注) at the places to look at.",
        "Word 草稿不带批注（默认在需核对之处加批注）。",
    ),
    "cannot_redline": (
        "None of the files can show tracked changes; name a .docx.",
        "输出文件都不能带修订痕迹，请用 -o 指明 .docx 文件。",
    ),
    "issuer": ("The issuing authority, 发文机关. Repeatable.", "发文机关；联合行文可重复使用。"),
    "masthead": (
        "The name in the red masthead where it is longer.",
        "发文机关标志中的名称（与署名不同时使用）。",
    ),
    "number": (
        "The document number, 发文字号: 青安委〔2027〕3号, or the issuing code alone: 青安委.",
        "发文字号，如 青安委〔2027〕3号；也可只写机关代字 青安委。",
    ),
    "letter": (
        "Issue it in the letter format, 信函格式: no 文件, red double rules.",
        "采用信函格式（GB/T 9704—2012 第10.1条）。",
    ),
    "addressee": ("An addressee, 主送机关. Repeatable.", "主送机关；可重复使用。"),
    "date": ("The date of issue, 成文日期: 2027-03-01.", "成文日期，如 2027-03-01。"),
    "format": (
        "The format, where the suffix does not say it; see emplan formats.",
        "输出格式（扩展名不能说明时使用），见 emplan formats。",
    ),
    "set": (
        "An option of the format, see emplan formats NAME; pdf.NAME=VALUE for one of several. Repeatable.",
        "输出格式的选项（见 emplan formats 格式名）；多个格式时可写 pdf.名称=值；可重复使用。",
    ),
    "format_name": ("A format, to see its options.", "格式名称：显示该格式的选项。"),
    "new_exporter": (
        "Write a package for an exporter of your own, with tests that pass.",
        "生成一个自定义导出插件的软件包（含可通过的测试）。",
    ),
    "new_exporter_name": (
        "The name of the format, in small letters: ofd.",
        "格式名称（小写字母），如 ofd。",
    ),
    "new_exporter_folder": (
        "The folder to make; emplan-NAME by default.",
        "要新建的文件夹，默认为 emplan-名称。",
    ),
    "no_options": ("This format has no options.", "该格式没有选项。"),
    "columns_options": ("option\ttype\tdefault\tmeaning", "选项\t类型\t默认值\t说明"),
    "made_exporter": (
        "Install it beside emplan and run its tests: see {path}",
        "安装到 emplan 所在环境并运行测试：见 {path}",
    ),
    "no_output": ("Name at least one file to write: -o FILE.", "请用 -o 指明至少一个输出文件。"),
    "same_output": ("One file is named twice: {path}.", "同一输出文件出现了两次：{path}。"),
    "is_source": (
        "{path} is the source itself; name another file.",
        "{path} 就是来源文件，请另外指定文件名。",
    ),
    "not_record": (
        "read writes plan records (.json), not {path}; use emplan export for other formats.",
        "read 只写出方案数据（.json），不能写 {path}；其他格式请用 emplan export。",
    ),
    "record_has_no_report": (
        "{path} is a plan record; only a document has a reading report.",
        "{path} 是方案数据，没有读取报告；只有公文文件才有。",
    ),
    "bad_date": (
        "'{value}' is not a date; write it as 2027-03-01.",
        "“{value}”不是日期，请写成 2027-03-01。",
    ),
    "found": (
        (
            "{title}\n  {sections} sections, {tasks} tasks, {units} units, {deadlines} deadlines, "
            "{citations} cited documents, {attachments} attachments"
        ),
        (
            "{title}\n  部分 {sections} 个，任务 {tasks} 项，责任单位 {units} 个，时限 {deadlines} 处，"
            "引用文件 {citations} 件，附件 {attachments} 件"
        ),
    ),
    "mended": ("  mended in {count} places: {rules}", "  修正 {count} 处：{rules}"),
    "furniture": ("  left out as page furniture: {count} lines", "  作为网页杂项略去：{count} 行"),
    "not_understood": (
        "  not understood and not in the plan, please look: line {line}: {text}",
        "  未能识别，没有进入方案，请核对：第{line}行：{text}",
    ),
    "more": (
        "  … and {count} more; emplan read SOURCE --report FILE.json lists them all",
        "  ……另有 {count} 处，可用 emplan read 来源 --report 文件名.json 全部列出",
    ),
    "doubtful": ("  doubtful, please check: {text}", "  存疑，请核对：{text}"),
    "doubt": ("  please look: {text}", "  请核对：{text}"),
    "all_read": ("  every character of the source is accounted for", "  原文每个字都有交代，没有遗漏"),
    "drafted": (
        "{title}: {shifted} places moved to {year}, {kept} kept, {review} for you to look at",
        "{title}：{shifted} 处已改为{year}年，{kept} 处保留，{review} 处请人工核对",
    ),
    "open": ("to be filled in: {term} ({path})", "待填写：{term}（{path}）"),
    "settle": ("settle before issue: {place} “{token}”: {reason}", "印发前须定：{place}“{token}”：{reason}"),
    "printing_date": ("The printing date, 印发日期: 2027-03-02.", "印发日期，如 2027-03-02。"),
    "review_hint": (
        "the places to look at: write them with --review FILE.json",
        "需核对之处可用 --review 文件名.json 写出清单",
    ),
    "state_ready": ("ready", "可用"),
    "usage": ("{command} --help explains it.", "用法见 {command} --help。"),
    "interrupted": ("interrupted; nothing half written", "已中断，没有写出不完整的文件"),
    "unexpected": (
        "an error in emplan itself ({error}); nothing was half written. Please report it with the source.",
        "emplan 内部错误（{error}），没有写出不完整的文件。请将来源文件一并反馈给我们。",
    ),
    "no_such_option": ("There is no option {name}.", "没有选项 {name}。"),
    "missing_parameter": ("{name} is missing.", "缺少 {name}。"),
    "bad_parameter": ("{name}: {problem}", "{name} 的值不对：{problem}"),
    "wrong_call": ("{problem}", "命令用法不对：{problem}"),
    "bad_language": ("--lang is en or zh, not '{value}'.", "--lang 只能是 en 或 zh，而不是“{value}”。"),
    "columns_formats": (
        "format\tsuffix\tmedia type\tfrom\tstate",
        "格式\t扩展名\t媒体类型\t来源\t状态",
    ),
    "columns_outline": (
        "Issuers\tNumber\tAddressees\tDate\tPlan\tValidity\tAttachments\tUnits\tDue",
        "发文机关\t发文字号\t主送机关\t成文日期\t方案标题\t有效期\t附件\t责任单位\t完成时限",
    ),
}


def in_language(language: Language) -> Say:
    """Return the function that words a message of the catalogue in the language."""
    column = 1 if language == "zh" else 0

    def say(key: str, **values: object) -> str:
        return (BATCH_MESSAGES.get(key) or _CATALOGUE[key])[column].format(**values)

    return say
