"""Reports whose columns are aligned with blanks: cut by their places, no line lost."""

from __future__ import annotations

from shujian.pool.readers.aligned import LOOSE, Aligned, Cutter, find_aligned
from shujian.pool.readers.text import TextBlock

HEAD = "序号  姓名        社会保障号码          停发日期      发放金额"
RULE = "-" * 64


def line(number: int, name: str = "虚构甲", day: str = "2024-05-01", amount: str = "12.50") -> str:
    blanks = " " * (12 - 2 * len(name))
    return f"{number:>4}  {name}{blanks}99010119660101006X    {day:<14}{amount:>8}"


def cut(*lines: str) -> tuple[Aligned, list[tuple[int, list[str], str]]]:
    text = "\n".join(lines) + "\n"
    found = find_aligned(text)
    assert isinstance(found, Aligned)
    rows = Cutter(found).split(TextBlock(text), True)
    cells = zip(rows.lines, rows.cells, strict=True)
    return found, [(n, list(c), rows.broken.get(i, "")) for i, (n, c) in enumerate(cells)]


def test_a_blank_cell_moves_nothing() -> None:
    found, rows = cut("发放明细表", RULE, HEAD, RULE, line(1), line(2, day=""), line(3, "虚构乙丙"))
    assert len(found.spans) == 5
    assert rows[0] == (1, ["发放明细表"], "")
    assert rows[2] == (3, ["序号", "姓名", "社会保障号码", "停发日期", "发放金额"], "")
    assert rows[4][1] == ["1", "虚构甲", "99010119660101006X", "2024-05-01", "12.50"]
    assert rows[5][1] == ["2", "虚构甲", "99010119660101006X", "", "12.50"]
    assert [n for n, _, _ in rows] == list(range(1, 8))


def test_the_head_of_a_page_goes_with_its_header_and_a_crossing_row_is_broken() -> None:
    caption = "发放期：202405                     第 2 页"
    _, rows = cut(HEAD, line(1), line(2), caption, RULE, HEAD, line(3), "某某" * 20, line(4))
    header = rows[0][1]
    assert [rows[3][1], rows[4][1], rows[5][1]] == [header] * 3
    assert rows[7] == (8, ["某某" * 20], "这一行没有按表头的列对齐")
    assert rows[8][1][0] == "4"


def test_columns_that_are_not_aligned_are_told() -> None:
    loose = [" " * n + "虚构甲  99010119660101006X  2024-05-01  12.50  1" for n in range(0, 40, 8)]
    assert find_aligned("\n".join([HEAD, *loose])) == LOOSE


def test_other_texts_are_none() -> None:
    assert find_aligned("姓名,身份证号,金额\n虚构甲,1,2\n虚构乙,1,2\n") is None
    assert find_aligned("姓名\t身份证号\t金额\n虚构甲\t1\t2\n虚构乙\t1\t2\n") is None
    assert find_aligned("") is None
