"""The whole way on a small city: files in, model run, clues explained, run made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shujian.app.demonstrate import import_file, take_local_rules
from shujian.app.explaining import Reopened, computed, explain
from shujian.app.replaying import replay
from shujian.app.running import Ran, run_model
from shujian.app.scoring import score
from shujian.app.shelf import Shelf
from shujian.app.why_not import why_not
from shujian.clues import query
from shujian.core.canonical import plain
from shujian.demo import build
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Context, journal

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
CTX = Context.local("检验")
MODEL = "M50"


class Way:
    """A home with the files of one model imported, and its run."""

    def __init__(self, folder: Path) -> None:
        self.city = folder / "city"
        self.home = Home.open(folder / "张三 (1)")
        build(self.city, 1_000, 5)
        take_local_rules(self.home, self.city)
        model, _ = Shelf(self.home).model(MODEL)
        needed = {i.table for i in model.inputs.values()}
        manifest = json.loads((self.city / "manifest.json").read_text("utf-8"))
        self.files = [entry for entry in manifest["files"] if entry["table"] in needed]
        self.imports = [r for entry in self.files for r in self.bring(entry)]
        self.ran = self.run()

    def bring(self, entry: dict[str, object]) -> list[object]:
        return list(import_file(CTX, self.home, self.city / str(entry["path"]), entry))

    def run(self) -> Ran:
        return run_model(CTX, self.home, Shelf(self.home), MODEL)

    def clues(self) -> list[Clue]:
        with db.reader(self.home) as session:
            return query.listed(session, query.ClueFilter(), limit=10_000)


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Way:
    return Way(tmp_path_factory.mktemp("way"))


def test_every_row_of_every_file_is_kept_or_quarantined(way: Way) -> None:
    for entry, result in zip(way.files, way.imports, strict=True):
        assert result.rows_in == entry["rows"]  # type: ignore[attr-defined]
        assert result.rows_in == result.rows_kept + result.rows_quarantined  # type: ignore[attr-defined]


def test_every_planted_violation_is_found_and_no_trap_is_hit(way: Way) -> None:
    marks = json.loads((way.city / "truth.json").read_text("utf-8"))
    result = score(MODEL, marks, way.ran.result, 0)
    assert result.planted >= 20
    assert result.perfect, result.notes


def test_who_has_a_clue_is_told_to_have_one_and_whom_no_file_holds_is_told_so(way: Way) -> None:
    for clue in way.clues()[::10]:
        found = why_not(CTX, way.home, MODEL, clue.subject)
        verdicts = {a.rule: a.verdict for a in found.answers.values()}
        assert verdicts[clue.rule] == "线索", (clue.subject, verdicts)
    nobody = why_not(CTX, way.home, MODEL, "990101193001019999")
    assert {a.verdict for a in nobody.answers.values()} == {"没有"}


def test_a_run_made_again_is_equal_byte_for_byte(way: Way) -> None:
    again = replay(CTX, way.home, way.ran.run_id)
    assert again.equal, again.differences


def test_an_altered_record_of_a_run_is_reported_as_a_difference(way: Way) -> None:
    path = way.home.run(way.ran.run_id) / "canonical.json"
    kept = path.read_text("utf-8")
    first = json.loads(kept)[0]["id"]
    path.write_text(kept.replace(first, "0" * len(first)), "utf-8")
    try:
        again = replay(CTX, way.home, way.ran.run_id)
        assert not again.equal
        assert any(first in line for line in again.differences)
    finally:
        path.write_text(kept, "utf-8")


def test_importing_the_same_files_again_changes_no_clue(way: Way) -> None:
    before = {c.id: (c.evidence, c.state) for c in way.clues()}
    for entry in way.files:
        assert {r.state for r in way.bring(entry)} == {"duplicate"}  # type: ignore[attr-defined]
    recorded = way.run().recorded
    assert (recorded.new, recorded.changed, recorded.gone, recorded.reopened) == (0, 0, 0, 0)
    assert {c.id: (c.evidence, c.state) for c in way.clues()} == before


def test_what_is_said_of_a_clue_does_not_depend_on_those_asked_before(way: Way) -> None:
    """Clues of one run share tables' names and written queries."""
    by_rule = {c.rule: c for c in way.clues()}
    asked = [*by_rule.values(), *reversed(by_rule.values()), *way.clues()[:3]]
    alone = {c.id: plain(computed(way.home, c)) for c in {c.id: c for c in asked}.values()}
    with Reopened.of(way.home, way.ran.run_id) as run:
        for clue in asked:
            assert plain(run.said(clue)) == alone[clue.id], clue.title


def test_an_explanation_names_file_row_and_each_condition_with_its_value(way: Way) -> None:
    clue = way.clues()[0]
    explained = explain(CTX, way.home, clue.id)
    rows = [row for found in explained.rows.values() for row in found]
    assert rows
    assert all(row.file and row.line > 0 for row in rows)
    traced = [r for t in explained.said["trace"].values() for r in t["rows"] if r["passed"]]
    assert traced
    parts = [part for row in traced for part in row["conditions"]]
    assert all(part["columns"] or part["value"] is not None for part in parts)
    assert explained.said["disprove"]


def test_the_journal_is_whole_afterwards(way: Way) -> None:
    with db.reader(way.home) as session:
        assert journal.verify(session) is None
