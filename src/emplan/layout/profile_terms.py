"""The Chinese terms of what a profile says (版式参数): how its keys are named to the people of an office."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TERMS = """
page 版面
page.width 纸张宽度
page.height 纸张高度
page.top_margin 天头
page.left_margin 订口
page.right_margin 切口
page.bottom_margin 地脚
page.lines 每面行数
page.cells 每行字数
page.line_pitch 行距
page.character_spacing 字符间距
page.mirror_margins 对称页边距
sizes 字号
sizes.title 标题字号
sizes.body 正文字号
sizes.small 版记和页码字号
faces 字体
faces.imitation_song 仿宋
faces.regular_script 楷体
faces.gothic 黑体
faces.title_song 小标宋
faces.song 宋体
faces.latin 数字和字母的字体
header 版头
header.masthead_top 发文机关标志上边缘至页边
header.masthead_size 发文机关标志字高
header.masthead_least_size 发文机关标志最小字高
header.masthead_width 发文机关标志最大宽度
header.masthead_scale 发文机关标志字宽比例
header.masthead_least_scale 发文机关标志最小字宽比例
header.masthead_suffix 发文机关标志后缀
header.lines_to_number 标志与发文字号间空行
header.number_to_rule 发文字号与红色分隔线的距离
header.rule_thickness 红色分隔线粗细
header.lines_to_title 分隔线与标题间空行
letter 信函格式
letter.masthead_top 信函发文机关标志上边缘至页边
letter.masthead_width 信函发文机关标志最大宽度
letter.masthead_size 信函发文机关标志最大字高
letter.masthead_least_size 信函发文机关标志最小字高
letter.masthead_to_rule 标志与红色双线的距离
letter.rule_length 红色双线长度
letter.thick_rule 红色双线粗线
letter.thin_rule 红色双线细线
letter.rule_gap 红色双线间隙
letter.lower_rule_to_edge 下方红色双线至页边
letter.text_distance 文字与红色双线的距离（字高比例）
letter.lines_to_title 信函标题上方空行
text 主体
text.title_pitch 标题行距
text.title_cells 标题每行字数
text.lines_to_addressees 标题与主送机关间空行
text.lines_after_title 标题与正文间空行
text.lines_to_attachment_note 正文与附件说明间空行
text.lines_to_sealed_signature 盖章署名上方空行
text.lines_to_unsealed_signature 不盖章署名上方空行
text.lines_to_signature_stamp 签名章上方空行
text.lines_from_stamp_to_date 签名章与成文日期间空行
text.sealed_date_cells 盖章时日期右空字数
text.unsealed_organ_cells 不盖章时署名右空字数
text.unsealed_date_offset_cells 不盖章时日期右移字数
text.stamp_width 签名章宽度
text.stamp_to_title_cells 职务与签名章间空字数
text.stamp_cells 签名章右空字数
text.attachment_title_slot 附件标题所在行
colophon 版记
colophon.outer_rule 版记首末分隔线粗细
colophon.inner_rule 版记中间分隔线粗细
colophon.line_pitch 版记行距
colophon.last_rule_to_edge 版记末条分隔线至页边
colophon.even_page 版记置于双数页
page_number 页码
page_number.dash_below_type_area 页码一字线与版心的距离
page_number.cells_from_edge 页码左右空字数
page_number.pattern 页码形式
table 表格
table.line_pitch 表格行距
table.rule_thickness 表格线粗细
table.padding 单元格左右边距
table.row_padding 单元格上下边距
"""

PROFILE_TERMS: Final[Mapping[str, str]] = MappingProxyType(
    dict(line.split(maxsplit=1) for line in _TERMS.strip().splitlines())
)
"""Term by key, of the groups too: ``page.line_pitch`` is 行距."""
