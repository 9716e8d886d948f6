"""Writes docs/formulas.md from the functions: ``python -m shujian.formulas.docs > …``."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from shujian.formulas.functions import Function, functions
from shujian.formulas.show import show

_ORDER = (
    "逻辑 比较 算术 文本 正则 日期 法定期间 身份证 编码 地址 刑期 列表 参数 汇总 子表".split()  # noqa: SIM905
)
_HEAD = """# 公式

本页由 `python -m shujian.formulas.docs docs/formulas.md` 从函数本身生成，不要手改。页中每个例子都是测试，解释器与引擎各算一遍。

公式沿用 Excel 的写法，列写作 `[列名]`，另一方的列写作 `[右.列名]`。全角的（），“”＞＜＝＋－ 与半角相同。

## 与 Excel 的根本不同

- 空白不是 0，也不是空文字：空白参加运算或比较，结果不可读。问是否空白用 `ISBLANK([列])`。
- 每个格子有四种状态：有值、未填、不可读、未提供。未提供重于不可读；`AND` 有一个为假即为假，`OR` 有一个为真即为真，其余照传。
- 不自动转换类型：文字与数、日期与数、日期与月份不能比较，装载时就会指出。整数可以当作数量。
- 日期不是数：日期减日期得天数，日期加整数得日期；没有这一天、超出 1 至 9999 年的不可读。
- 数是十进制的：加减保留较多的小数位；相乘小数位相加，最多六位；相除六位；一律四舍五入；除以零不可读；绝对值达到 10^15 不可读。
- 文字按字符编码比较，区分大小写；长度和位置按字数计算。
- 刑期是单独的类型，不是小数；无期、终身、死缓、死刑长于一切有期徒刑。
- 没有 `TODAY()`：用 `截至日()`。
- `SUM`、`COUNT`、`MIN`、`MAX` 等只用于汇总步骤：未填的行跳过，有一行不可读则结果不可读。
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    found = sorted(functions(), key=lambda f: (_ORDER.index(f.group), f.name))
    for group, members in groupby(found, key=lambda f: f.group):
        parts.append(f"\n## {group}\n")
        parts.extend(_entry(function) for function in members)
    return "\n".join(parts).rstrip() + "\n"


def _entry(function: Function) -> str:
    lines = [f"### `{_heading(function)}`", "", f"{function.help}。", ""]
    if function.aliases:
        lines += [f"也可写作：{'、'.join(function.aliases)}。", ""]
    if function.excel:
        lines += [f"与 Excel 的不同：{function.excel}。", ""]
    for example in function.examples:
        lines.append(f"- `={example.formula}` → {show(example.result) or '（空文字）'}")
    return "\n".join([*lines, ""] if function.examples else lines)


def _heading(function: Function) -> str:
    if function.name in ("+", "-", "*", "/", "&", "=", "<>", "<", "<=", ">", ">="):
        return f"左 {function.name} 右"
    return "-数" if function.name == "负" else function.signature


def main() -> None:
    """Write the page to the file named, or to standard output."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main()
