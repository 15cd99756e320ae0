"""What `emplan batch` says, in English and Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

BATCH_MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "batch": (
            "Many plans in one run: the counties of a city, the cities of a province.",
            "批量处理：一次处理全市各县（区）的方案。",
        ),
        "batch_next": (
            "Make next year's draft of every plan; what was done before is skipped.",
            "逐份生成下年草稿；已完成的自动跳过。",
        ),
        "batch_export": (
            "Write every plan as official files, with the numbers and dates of a list.",
            "逐份输出规范公文，文号、日期等可取自清单。",
        ),
        "sources": (
            "Documents, plan records, folders of them, or patterns such as 'FOLDER/*.docx'.",
            "公文文件、方案数据、存放它们的文件夹，或“文件夹/*.docx”这样的写法。",
        ),
        "list_file": (
            "A list (CSV or JSON) with a line a county: source, name, issuer, number, addressee, date ...",
            "清单（CSV 或 JSON），每县一行：来源文件、文件名、发文机关、发文字号、主送机关、成文日期……",
        ),
        "batch_folder": (
            "The folder to write into; it is made if it is missing.",
            "输出文件夹，没有则新建。",
        ),
        "batch_format": (
            "A format, see emplan formats; docx by default. Repeatable.",
            "输出格式（见 emplan formats），默认为 docx；可重复使用。",
        ),
        "batch_year": ("The year of the new plans.", "新方案的年度。"),
        "batch_review": (
            "Also write the review list of each draft, NAME.review.json.",
            "同时写出每份草稿的核对清单（名称.review.json）。",
        ),
        "jobs": (
            "How many processes work; as many as the computer has processors by default.",
            "同时工作的进程数，默认与处理器数相同。",
        ),
        "batch_report": ("Write the results of all files (JSON).", "写出全部处理结果（JSON）。"),
        "overwrite": (
            "Replace files of the folder that were changed since, or are not of this batch.",
            "替换输出文件夹中被人改过的或者不是批量输出的文件。",
        ),
        "no_folder": ("Name the folder to write into: -o FOLDER.", "请用 -o 指明输出文件夹。"),
        "bad_jobs": ("--jobs is a number from 1, not {value}.", "--jobs 应为不小于1的数，而不是 {value}。"),
        "passed_over": (
            "passed over, no reader takes it: {path}",
            "略去（不是可读取的文件）：{path}",
        ),
        "batch_working": ("drafting", "处理中"),
        "batch_written_line": (
            "{source}: {shifted} places moved, {kept} kept, {review} to look at ({must} before issue)",
            "{source}：{shifted} 处已改，{kept} 处保留，{review} 处请核对（印发前须定的共 {must} 处）",
        ),
        "batch_exported_line": ("{source}: written", "{source}：已输出"),
        "batch_skipped_line": ("{source}: done before, skipped", "{source}：以前已完成，跳过"),
        "batch_failed_line": ("{source}: failed", "{source}：失败"),
        "batch_left_over": (
            "{source}: {count} places of the source were not understood, please look",
            "{source}：原文有 {count} 处未能识别，请核对",
        ),
        "batch_unused": (
            "{source}: not in it, so nothing was replaced: {names}",
            "{source}：其中没有以下名称，未作替换：{names}",
        ),
        "batch_remark": ("{source}: please look: {remark}", "{source}：请核对：{remark}"),
        "batch_changed": (
            "changed by hand since, left alone: {file}",
            "输出后被人改过，未作改动：{file}",
        ),
        "batch_error": ("failed: {message}", "失败：{message}"),
        "batch_counts": (
            "{folder}: {written} written, {skipped} skipped, {failed} failed",
            "{folder}：输出 {written} 份，跳过 {skipped} 份，失败 {failed} 份",
        ),
        "columns_batch": (
            "source\tresult\tmoved\tkept\tto look at\tbefore issue\tnot understood",
            "来源文件\t结果\t已改\t保留\t请核对\t印发前须定\t未能识别",
        ),
        "state_written": ("written", "已输出"),
        "state_skipped": ("skipped", "跳过"),
        "state_failed": ("failed", "失败"),
        "batch_again": (
            "run the same command again to go on: what is done is skipped",
            "再次运行同一命令即可继续，已完成的自动跳过",
        ),
        "batch_interrupted": (
            "stopped after {done} of {total}; run the same command again to go on: what is done is skipped",
            "已处理 {done}/{total} 份后停止；再次运行同一命令即可继续，已完成的自动跳过",
        ),
    }
)
