"""The demo city: always the same, with right numbers, with everything it says it has."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import re
import time
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.core.errors import CancelledError
from shujian.core.progress import Progress
from shujian.demo import City, build
from shujian.demo.build import imagine
from shujian.demo.cells import NULL
from shujian.demo.checks import card_number, citizen_id, old_citizen_id, usci
from shujian.demo.columns import tables
from shujian.demo.gazetteer import add_workdays, is_workday
from shujian.demo.judgments.deliver import FOLDER
from shujian.demo.world import World

RULES = {
    "M02": {f"R{n}" for n in range(1, 10)},
    "M04": {f"W{n}" for n in range(1, 9)} | {"S1"},
    "M05": {f"C{n}" for n in range(1, 9)},
    "M08": {f"R{n}" for n in range(1, 9)},
    "M42": {f"K{n}" for n in range(1, 8)} | {"K3x"},
    "M50": {f"D{n}" for n in range(1, 10)},
}
PAID = {"养老金发放": "M42", "工资发放": "M04", "高龄津贴发放": "M08"}
"""Payment tables and their models: rows that take back bear the key of what they take back."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[City, float]:
    start = time.process_time()
    city = build(tmp_path_factory.mktemp("张三 (1)") / "城", people=2_000)
    return city, time.process_time() - start


@pytest.fixture(scope="module")
def city(built: tuple[City, float]) -> City:
    return built[0]


@pytest.fixture(scope="module")
def world() -> World:
    return imagine(2_000, 7)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def texts(name: str, data: bytes) -> list[str]:
    """All text in a file, whatever its form."""
    if name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [t for n in archive.namelist() for t in texts(n, archive.read(n))]
    for encoding in (
        ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    ):
        try:
            return [data.decode(encoding)]
        except UnicodeDecodeError:
            continue
    raise AssertionError(f"{name} cannot be read")


def tokens(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*"):
        if path.parent.name == FOLDER:  # judgments: no rows of tables
            continue
        if path.is_file() and path.name not in ("truth.json", "manifest.json"):
            for text in texts(path.name, path.read_bytes()):
                folded = unicodedata.normalize("NFKC", text).upper()
                found |= set(re.findall(r"[0-9A-Z]{8,}", folded))
    return found


def valid_citizen_id(number: str) -> bool:
    """GB 11643, written down apart from the code under test."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    try:
        dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = 10 if number[17] == "X" else int(number[17])
    for position in range(17):
        total += int(number[position]) * pow(2, 17 - position, 11)
    return total % 11 == 1


def valid_usci(code: str) -> bool:
    """GB 32100: the weighted sum with its check character is a multiple of 31."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)
    return len(code) == 18 and (
        sum(letters.index(ch) * weight for ch, weight in zip(code, weights, strict=True)) % 31 == 0
    )


def test_small_city_costs_less_than_ten_seconds_of_computing(built: tuple[City, float]) -> None:
    assert built[1] < 10
    assert built[0].rows > 30_000


def test_same_seed_and_people_give_the_same_bytes(city: City, tmp_path: Path) -> None:
    again = build(tmp_path / "again", people=2_000)
    assert digests(again.out) == digests(city.out)


def test_another_seed_gives_another_city(city: City, tmp_path: Path) -> None:
    other = digests(build(tmp_path / "other", people=2_000, seed=2).out)
    mine = digests(city.out)
    assert set(other) == set(mine)
    assert sum(other[name] == mine[name] for name in mine) < len(mine) // 4


def test_too_small_a_city_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1000"):
        build(tmp_path, people=10)


def test_building_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        build(tmp_path, people=1_000, progress=Progress(cancelled=lambda: True))


def test_every_number_of_a_person_is_valid_and_invented(world: World) -> None:
    for name, frame in world.frames.items():
        for column in frame.table.columns:
            words = frame.merged(column.name).words
            if column.kind == "id" and words is not None:
                bad = [w for w in words.words if w and not valid_citizen_id(w)]
                assert not bad, (name, column.name, bad[:3])
                assert all(w.startswith("99") for w in words.words if w)
                assert not any(w.endswith("000") for w in words.words)


def test_every_firm_has_a_valid_code(world: World) -> None:
    codes = {row["总包信用代码"] for row in world.frames["在建项目"].rows}
    assert len(codes) > 20
    assert all(valid_usci(code) for code in codes)


def test_no_two_rows_of_a_table_have_the_same_key(world: World) -> None:
    for name in world.frames:
        keys = yamlio.load(next(p for p in _table_files() if f"\nname: {name}\n" in _text(p)))[
            "key"
        ]
        columns = [_cells(world, name, key) for key in keys]
        counts = Counter(zip(*columns, strict=True))
        twice = [key for key, n in counts.items() if n > 1 and None not in key]
        if name in PAID:
            marked = {mark.subject for mark in world.truth.marks if mark.model == PAID[name]}
            twice = [key for key in twice if not set(key) & marked]
        assert not twice, (name, twice[:3])


@pytest.mark.parametrize("name", ["养老金发放", "工资发放", "高龄津贴发放"])
def test_payments_taken_back_or_made_twice_are_no_repeated_rows(world: World, name: str) -> None:
    columns = [_cells(world, name, column.name) for column in world.frames[name].table.columns]
    assert max(Counter(zip(*columns, strict=True)).values()) == 1
    amounts = _cells(world, name, "金额")
    assert sum(fen < 0 for fen in amounts) >= 20
    subjects = {mark.subject for mark in world.truth.marks if mark.model == PAID[name]}
    ids = _cells(world, name, "公民身份号码")
    assert {who for who, fen in zip(ids, amounts, strict=True) if fen < 0} <= subjects


def test_an_amount_is_named_for_what_was_taken_back_in_part_or_paid_twice(world: World) -> None:
    named = [mark for mark in world.truth.marks if mark.amount]
    assert Counter(mark.model for mark in named).keys() == set(PAID.values())
    for mark in named:
        assert re.fullmatch(r"\d+\.\d\d", mark.amount)
        assert (mark.kind, mark.expected) == ("plant", "线索")


def _table_files() -> list[Path]:
    return sorted((Path(yamlio.__file__).parents[1] / "content" / "tables").rglob("*.yaml"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _cells(world: World, name: str, key: str) -> list[Any]:
    column = world.frames[name].merged(key)
    if column.numbers is not None:
        cells: list[Any] = [None if v == NULL else v for v in column.numbers.tolist()]
    else:
        assert column.words is not None
        cells = [column.words.words[c] or None for c in column.words.codes.tolist()]
    return cells


def test_every_subject_of_the_truth_stands_in_the_files(city: City) -> None:
    found = tokens(city.out)
    missing = [
        mark for mark in city.truth
        if mark.subject not in found and old_citizen_id(mark.subject) not in found
    ]  # fmt: skip
    assert not missing


def test_every_rule_has_three_plants_and_every_model_its_traps(city: City) -> None:
    plants = Counter((m.model, m.rule) for m in city.truth if m.kind == "plant")
    for model, rules in RULES.items():
        short = [rule for rule in sorted(rules) if plants[model, rule] < 3]
        assert not short, (model, short)
        expected = {m.expected for m in city.truth if m.model == model and m.kind == "trap"}
        assert {"无", "待核"} <= expected
        assert "未检查" in expected


def test_no_rule_answers_twice_on_one_subject(city: City) -> None:
    answers: dict[tuple[str, str, str], set[str]] = {}
    for mark in city.truth:
        answers.setdefault((mark.model, mark.rule, mark.subject), set()).add(mark.expected)
    assert [key for key, expected in answers.items() if len(expected) > 1] == []


def test_truth_file_says_what_the_city_says(city: City) -> None:
    data = json.loads((city.out / "truth.json").read_text(encoding="utf-8"))
    assert len(data) == len(city.truth)
    for entry in data:
        assert re.search("[一-龥]", entry["why"])
        assert entry["spec"] == f"{entry['model']} {entry['rule']}"
        assert entry["expected"] in ("线索", "提示", "待核", "未检查", "无")
        assert entry["kind"] in ("plant", "trap")


def test_manifest_names_every_file_and_every_table(city: City) -> None:
    manifest = json.loads((city.out / "manifest.json").read_text(encoding="utf-8"))
    entries = manifest["files"]
    files = {
        name for name in digests(city.out)
        if not name.startswith(("content/", f"{FOLDER}/")) and not name.endswith("truth.json")
        and name != "manifest.json"
    }  # fmt: skip
    assert {entry["path"] for entry in entries} == files
    assert {entry["table"] for entry in entries} == set(tables())
    for entry in entries:
        assert entry["supplier"]
        assert entry["authority"]
        assert entry["as_of"] == "2025-06-30"
        assert entry["mode"] == "append"
        assert entry["coverage"]
        assert set(entry["mapping"].values()) == {c.name for c in tables()[entry["table"]].columns}
        for statement in entry["coverage"]:
            assert set(statement) == {"place", "unit", "from", "to"}
            assert statement["from"] < statement["to"] <= "2025-06-30"


def test_headers_use_aliases_and_orders_of_their_own(city: City) -> None:
    manifest = json.loads((city.out / "manifest.json").read_text(encoding="utf-8"))["files"]
    aliased = sum(h != c for entry in manifest for h, c in entry["mapping"].items())
    assert aliased > 50
    two = [list(e["mapping"].values()) for e in manifest if e["table"] == "养老金发放"]
    assert two[0] != two[1]


def test_local_rules_are_strict_content(city: City) -> None:
    rules = [
        rule
        for path in sorted((city.out / "content" / "local").glob("*.yaml"))
        for rule in yamlio.load(path)
    ]
    assert len(rules) > 90
    for rule in rules:
        assert {"item", "region", "value", "from", "source"} <= set(rule)
        assert isinstance(rule["from"], dt.date)
    assert not any(r["region"] == "990203" and "高龄津贴" in r["item"] for r in rules)


@pytest.mark.parametrize(
    ("number", "valid"),
    [(citizen_id("990101", dt.date(1950, 2, 28), n), True) for n in range(700, 712)],
)
def test_single_numbers_are_valid(number: str, valid: bool) -> None:
    assert valid_citizen_id(number) is valid
    assert not valid_citizen_id(number[:17] + ("0" if number[17] != "0" else "1"))


@pytest.mark.parametrize("serial", [0, 1, 78, 9_999, 12_345_678])
def test_codes_and_cards_have_right_check_digits(serial: int) -> None:
    assert valid_usci(usci("990101", serial))
    digits = [int(ch) for ch in reversed(card_number(serial))]
    assert sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits)) % 10 == 0


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [("2025-04-03", 20, "2025-05-06"), ("2025-03-14", 1, "2025-03-17"), ("2025-01-24", 3, "2025-02-05")],
)  # fmt: skip
def test_workdays_follow_the_calendar(start: str, count: int, end: str) -> None:
    assert add_workdays(dt.date.fromisoformat(start), count) == dt.date.fromisoformat(end)
    assert is_workday(dt.date.fromisoformat(end))
