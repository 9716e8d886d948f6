"""What a person is asked of a part and its columns, so that each question reads alike."""

from __future__ import annotations

from shujian.pool.proposals.mapping import Mapped
from shujian.pool.proposals.proposal import SKIP, Match, Option, Question, TableGuess
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable


def where(raw: RawPart) -> str:
    """A part as people know it, Chinese."""
    return f"工作表“{raw.sheet}”" if raw.sheet else f"文件“{raw.file}”"


def column_question(raw: RawPart, table: StandardTable, match: Match, mapped: Mapped) -> Question:
    """Whether a column of the file is the standard column that it seems to be."""
    rivals = mapped.rivals.get(match.column, ())
    sources = dict.fromkeys((match.source, *rivals))
    options = [Option(f"c{i}", f"第 {i + 1} 列“{raw.header[i]}”") for i in sources]
    options.append(Option(SKIP, "文件中没有这一列"))
    text = f"{where(raw)}：标准列“{match.column}”是不是“{match.header}”？{match.reason}（{match.score} 分）"
    if rivals:
        names = "、".join(f"第 {i + 1} 列“{raw.header[i]}”" for i in rivals)
        text = f"{where(raw)}：标准列“{match.column}”对应哪一列？{names}同样相符"
    proposed = None if rivals else f"c{match.source}"
    key = f"p{raw.part_no}.column.{match.column}"
    alone = match.doubted or match.unread or match.column in table.required
    doubt = match.reason if match.doubted else ""
    return Question(key, "column", text, tuple(options), proposed, match.doubted, alone, doubt)


def hint_question(key: str, raw: RawPart, column: str, sources: tuple[int, ...]) -> Question:
    """A kind of value is no meaning: a person says which column it is, nothing is proposed."""
    options = [Option(f"c{i}", f"第 {i + 1} 列“{raw.header[i]}”") for i in sources]
    options.append(Option(SKIP, "文件中没有这一列"))
    names = "、".join(f"第 {i + 1} 列“{raw.header[i]}”" for i in sources)
    text = f"{where(raw)}：没有表头像“{column}”的列；只看内容，{names}能读成这一列，请指定是哪一列"
    return Question(key, "column", text, tuple(options), None)


def taken_note(guess: TableGuess) -> str:
    """By what a table was taken without being asked about."""
    return f"认作“{guess.table}”：{guess.reason}；不是的，请改选标准表"


def table_question(key: str, raw: RawPart, guesses: list[TableGuess]) -> Question:
    """Which standard table a part is; proposed is what nothing speaks against."""
    named = (Option(g.table, f"{g.table}（{g.score} 分：{g.reason}）") for g in guesses[:5])
    options = (*named, Option(SKIP, "不导入"))
    proposed = guesses[0].table if guesses and guesses[0].sure else None
    text = f"{where(raw)}（{raw.rows} 行）是哪一张标准表？"
    if not guesses:
        text += "没有相近的标准表；可先为它新建一张标准表"
    elif proposed is None:
        text += f"最相近的是“{guesses[0].table}”（{guesses[0].reason}）"
    return Question(key, "table", text, options, proposed)
