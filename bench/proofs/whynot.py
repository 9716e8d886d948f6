"""What is told of a subject without a clue, held against the files read in plain Python."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from bench.proofs.chunk import Chunk, Proof, Proved, holds
from bench.proofs.cities import CTX, settled
from bench.proofs.plain_files import Row, plain, tables
from shujian.app.running import run_model
from shujian.app.shelf import Shelf
from shujian.app.why_not import WhyNot, why_not
from shujian.core.cells import Missing
from shujian.formulas import show
from shujian.models.explaining.why import Passage
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.schema.elements import element

EACH = 34
"""Subjects of each of the six models: 204 in all."""
_OTHER = re.compile(r"^“(.+?)”中(没有|有)“.+?”与它相同的行(?:，共 (\d+) 行)?$")
_CODED = {"行政区划代码", "是否", "性别"}
"""Elements whose cells say the same in other words."""
_MISSING = {"未填", "不可读", "未提供"}


def why_proof(seed: int, small: bool) -> Proof:
    """The same city for each of the models, a piece each."""
    people, each = (1_000, 3) if small else (5_000, EACH)
    chunks = tuple(
        Chunk(
            f"why {name} people={people} seed={seed}", seed, partial(_why, name, people, each, seed)
        )
        for name in Shelf().items
    )
    claim = "随机抽取的对象为何没有线索：结论与运行相符，行数、取值、有无与直接读文件所得相同"
    return Proof("why", claim, "个对象", chunks)


@dataclass
class Files:
    """What the files hold of a subject.

    Args:
        rows: table → rows.
    """

    rows: Mapping[str, Sequence[Row]]

    def of(self, table: str, column: str, value: str) -> list[Row]:
        """The rows of a table whose column holds the subject."""
        ways = written(value)
        return [r for r in self.rows.get(table, ()) if plain(r.get(column, "")) in ways]


def written(value: str) -> set[str]:
    """How a department may write a number: an identity number of old has fifteen digits."""
    own = plain(value)
    if len(own) == 15 and own.isdigit():
        long = f"{own[:6]}19{own[6:]}"
        return {own, long + _check_digit(long)}
    old = {own[:6] + own[8:17]} if len(own) == 18 and own[:17].isdigit() else set[str]()
    return {own, *old}


def _check_digit(first: str) -> str:
    """The last sign of an identity number (GB 11643): the whole sum is 1 modulo 11."""
    total = sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(first))
    return next(sign for at, sign in enumerate("0123456789X") if (total + at) % 11 == 1)


def _why(name: str, people: int, each: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    ran = run_model(CTX, home, Shelf(home), name)
    assert isinstance(ran.model, Model)
    files, chance = Files(tables(city.out)), random.Random(f"{name} {seed}")
    counts = {"条规则的回答": 0, "处核对": 0}
    clues = _clues(home.run(ran.run_id) / "clues.jsonl")
    drawn = _drawn(ran.model, files, chance, each)
    for subject in drawn:
        found = why_not(CTX, home, name, subject)
        for end in found.answers:
            counts["条规则的回答"] += 1
            counts["处核对"] += _checked(found, end, subject, clues, files)
    home.close()
    return Proved(len(drawn), counts)


def _clues(path: Path) -> set[tuple[str, str]]:
    """(rule, subject) of every clue and hint of a run."""
    lines = path.read_text("utf-8").splitlines()
    return {(c["rule"], c["subject"]) for c in map(json.loads, lines)}


def _drawn(model: Model, files: Files, chance: random.Random, each: int) -> list[str]:
    """Subjects out of the files, each as some department wrote it; a wrong number is none."""
    columns = {
        (model.inputs[alias].table, name, bound.schema[bound.operator.subject].element)
        for bound in model.clue_steps
        if isinstance(bound.operator, Clue)
        for alias, name in bound.schema[bound.operator.subject].origin
    }
    held = sorted(
        {
            value
            for table, name, kind in columns
            for value in (plain(row.get(name, "")) for row in files.rows.get(table, ()))
            if not (kind and isinstance(element(kind).clean(value).value, Missing))
        }
    )
    whole = [s for s in held if len(s) in (13, 14, 15, 16, 17, 18) and s[:2] in ("99", "XM")]
    return chance.sample(whole, min(each, len(whole)))


def _checked(
    found: WhyNot, end: str, subject: str, clues: set[tuple[str, str]], files: Files
) -> int:
    """Every claim of an answer that files can answer; how many there were."""
    answer = found.answers[end]
    where = f"{found.model.spec.id} {answer.rule} {subject}"
    some = any(a.found for a in found.answers.values() if a.rule == answer.rule)
    holds(some == ((answer.rule, subject) in clues), f"{where}: {answer.verdict}")
    checks = 1
    for passage in answer.passages:
        for problem in _problems(found.model, passage, end, subject, files):
            checks += 1
            holds(not problem, f"{where} {passage.step}: {problem}")
    return checks


def _problems(
    model: Model, passage: Passage, end: str, subject: str, files: Files
) -> Iterator[str]:
    """One text for each claim looked at, empty where it holds."""
    if passage.op == "table":
        table, column = model.inputs[passage.step].table, _column(model, passage, end)
        there = len(files.of(table, column, subject))
        told = passage.came + passage.quarantined
        yield "" if told == there else f"{told} rows told, {there} in the files of {table}"
    for told_row in passage.told:
        yield from _values(model, passage, told_row.values, subject, files)
        match = _OTHER.match(told_row.said)
        if match and match[1] in model.inputs:
            yield _other(model, passage, match, subject, files)
    for put in passage.put:
        kinds = {n: c.type for n, c in model.steps[passage.step].schema.items()}
        shown = {n: show(v, kinds.get(n)) for n, v in put.values.items()}
        yield from _values(model, passage, shown, subject, files)


def _column(model: Model, passage: Passage, end: str) -> str:
    """The table's column by which the subject was followed."""
    operator = model.steps[end].operator
    assert isinstance(operator, Clue)
    origin = model.steps[end].schema[operator.subject].origin
    own = [name for alias, name in sorted(origin) if alias == passage.step]
    return own[0] if own else operator.subject


def _other(model: Model, passage: Passage, match: re.Match[str], subject: str, files: Files) -> str:
    """Whether the other table holds the subject, as told."""
    operator = model.steps[passage.step].operator
    ((_, name),) = operator.pairs_on[:1]  # type: ignore[attr-defined]
    there = len(files.of(model.inputs[match[1]].table, name, subject))
    if match[2] == "没有":
        return "" if not there else f"{match[0]}, but the files hold {there}"
    return "" if there >= int(match[3]) else f"{match[0]}, but the files hold {there}"


def _values(
    model: Model, passage: Passage, shown: Mapping[str, str], subject: str, files: Files
) -> Iterator[str]:
    """Each value that comes unchanged from tables stands in a row of the subject in one of them."""
    columns = {n: c for s in model.steps[passage.step].inputs.values() for n, c in s.items()}
    for name, value in shown.items():
        column = columns.get(name)
        if column is None or value in _MISSING or column.element in _CODED:
            continue
        held = [
            row.get(there, "")
            for alias, there in sorted(column.origin)
            for row in _about(model, alias, subject, files)
        ]
        if held:
            good = any(same(column.type.name, value, raw) for raw in held)
            yield "" if good else f"{name}={value} stands in none of {held[:3]}"


def same(kind: str, shown: str, raw: str) -> bool:
    """Whether a department's cell says what is shown, read by the plainest means."""
    if kind in ("date", "month"):
        numbers = re.findall(r"\d+", plain(raw))
        joined = "".join(n.zfill(2) for n in numbers)
        return joined.startswith(shown.replace("-", ""))
    if kind in ("int", "decimal"):
        digits = re.sub(r"[^\d.\-]", "", plain(raw))
        times = 10_000 if plain(raw).endswith("万元") else 1
        return bool(digits) and Decimal(digits) * times == Decimal(shown)
    return kind != "text" or plain(shown) in plain(raw) or plain(raw) in plain(shown)


def _about(model: Model, alias: str, subject: str, files: Files) -> list[Row]:
    info = model.inputs[alias].info
    keys = info.key if info else ()
    return [
        row
        for row in files.rows.get(model.inputs[alias].table, ())
        if any(plain(row.get(k, "")) in written(subject) for k in (*keys, "公民身份号码"))
    ]
