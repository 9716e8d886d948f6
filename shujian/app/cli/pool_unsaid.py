"""What models decide on and nobody said: told, with the option that says it."""

from __future__ import annotations

from collections.abc import Iterable

from shujian.app.cli.frame import err
from shujian.core.errors import ShujianError
from shujian.pool.place_names import PLACE
from shujian.pool.proposals.proposal import FIXED, SKIP, PartProposal, Proposal, Question, source_of
from shujian.schema.code_names import is_code
from shujian.schema.fold import header_key


def show_unsaid(proposal: Proposal) -> None:
    """Each column that only a person may speak of: why it matters, and how to say it.

    Parts of the same table with the same headers are told of once.
    """
    lines = [_line(proposal, q) for q in proposal.unsaid]
    for line in dict.fromkeys(line for line in lines if line):
        err.print(line, markup=False, soft_wrap=True)


def nobody_answered(error: ShujianError, questions: Iterable[Question]) -> ShujianError:
    """The refusal where the input ends, with every open question and its options."""
    told = [f"{q.text}{_choices(q)}" for q in questions]
    return ShujianError(error.code, error.what, why="\n".join(told), remedy=error.remedy)


def _line(proposal: Proposal, question: Question) -> str:
    if question.kind == "place":
        return f"{question.text}{_choices(question)}"
    head, _, column = question.id.partition(".column.")
    part = next((p for p in proposal.parts if f"p{p.raw.part_no}" == head), None)
    if part is None or part.table is None:
        return ""
    loss = proposal.wanted.get(part.table.name, {}).get(column, "")
    why = f"，{loss}" if loss else ""
    if [o.value for o in question.options] == [SKIP]:
        one, all_ = (_quoted(f"{column}={text}") for text in ("列名", "=值"))
        return (
            f"“{part.table.name}”没有“{column}”这一列{why}。文件里有一列是它的，请加 --column {one}；"
            f"整份都一样而且知道的，请加 --column {all_}"
        )
    if question.proposed is None and all(o.value[:1] in ("c", "") for o in question.options):
        return f"“{part.table.name}”没有“{column}”这一列{why}。{_unused(question, part, column)}"
    if not (question.proposed or "").startswith("c"):
        return f"“{part.table.name}”没有“{column}”这一列{why}。{_say(question, part, column)}"
    header = part.raw.header[source_of(question.proposed or "c0")]
    doubt = question.doubt
    if is_code(header_key(header)):
        doubt = "列名是字母，不止一种读法"
    return (
        f"“{header}”没有当作“{column}”{why}：{doubt}。确认可以当作的，"
        f"请加 --column {_quoted(f'{column}={header}')}"
    )


def _unused(question: Question, part: PartProposal, column: str) -> str:
    """Columns that nothing takes and that may be the lacking one; how to say which it is."""
    heads = [
        part.raw.header[source_of(o.value)] for o in question.options if o.value.startswith("c")
    ]
    names = "、".join(f"“{head}”" for head in heads)
    says = _quoted(f"{column}={heads[0]}")
    return f"没有用上的{names}，内容能读作“{column}”：确实是的，请加 --column {says}"


def _say(question: Question, part: PartProposal, column: str) -> str:
    """The options that answer the question, the one that the file's name speaks of first."""
    texts = [o.value.removeprefix(FIXED) for o in question.options if o.value.startswith(FIXED)]
    likely = (question.proposed or "").removeprefix(FIXED)
    if likely:
        says = _quoted(f"{column}=={likely}")
        return f"名称和标题像是“{likely}”，整份都是的，请加 --column {says}"
    first = _quoted(f"{column}=={texts[0]}")
    others = f"（或者：{'、'.join(texts[1:])}）" if texts[1:] else ""
    told = f"整份都一样而且知道的，请加 --column {first}{others}"
    columns = any(o.value.startswith("c") for o in question.options)
    return f"{_unused(question, part, column)}；{told}" if columns else told


def _choices(question: Question) -> str:
    """How to answer on the command line."""
    if question.kind == "place":
        name = question.id.partition(f".{PLACE}")[2]
        likely = next((o for o in question.options if o.value), None)
        return f"（用 --place {name}={likely.value if likely else '代码'} 写明{'：' + likely.label if likely else ''}）"
    _, _, column = question.id.partition(".column.")
    texts = [o.value.removeprefix(FIXED) for o in question.options if o.value.startswith(FIXED)]
    if not column or not texts:
        return ""
    nothing = _quoted(f"{column}=")
    return f"（用 --column {_quoted(f'{column}=={texts[0]}')} 写明；不知道的写 --column {nothing}）"


def _quoted(text: str) -> str:
    """As it can be typed: a shell takes some signs for its own."""
    return f"'{text}'" if any(c in text for c in ' ()（）&|;<>$`"*') else text


def undecided(parts: Iterable[PartProposal]) -> list[str]:
    """Names of the parts of which it is not known which table they are."""
    return [p.raw.sheet or p.raw.file for p in parts if p.table is None and not p.left_out]
