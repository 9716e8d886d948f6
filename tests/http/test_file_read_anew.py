"""The same file with a corrected mapping: told, and read anew where a person wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, decide, people
from tests.pool.conftest import HEADER


def test_a_file_with_a_corrected_mapping_is_read_anew_on_demand(site: Site) -> None:
    data = csv([r[:4] for r in people(5)], HEADER[:4])
    first = decide(site, begin(site, data), answers={"p1.table": TABLE, "p1.column.移交日期": ""})
    assert bring_in(site, first)["results"][0]["rows_kept"] == 5
    draft = begin(site, data)
    assert (draft["differing"], draft["anew"]) == ([], False)
    draft = decide(site, draft, answers={"p1.column.移交日期": "c3"})
    assert draft["differing"] == [TABLE]
    draft = decide(site, draft, anew=True)
    assert draft["anew"]
    done = bring_in(site, draft)
    assert (done["state"], done["anew"]) == ("done", True), "it was not added"
    (result,) = done["results"]
    held = {i["id"]: i for i in site.client.get(f"/pool/tables/{TABLE}/imports").json()}
    (old,) = (i for i in held.values() if i["state"] == "withdrawn")
    assert held[result["import_id"]]["note"].startswith(f"更正重读：同一文件的导入 {old['id']}")
    assert old["note"] == ""
    assert (result["duplicate_of"], result["rows_kept"], result["superseded"]) == ("", 5, 5)


def test_notes_of_a_file_not_taken_again_name_no_commands(site: Site) -> None:
    data = csv([r[:4] for r in people(5)], HEADER[:4])
    bring_in(
        site, decide(site, begin(site, data), answers={"p1.table": TABLE, "p1.column.移交日期": ""})
    )
    draft = decide(site, begin(site, data), answers={"p1.column.移交日期": "c3"})
    (result,) = bring_in(site, draft)["results"]
    assert result["duplicate_of"]
    assert result["notes"]
    assert not any("--" in note for note in result["notes"])


def _by(site: Site, account: str) -> Site:
    return replace(site, client=site.other(account))


def _differing(site: Site, data: bytes) -> Any:
    return decide(site, begin(site, data), answers={"p1.column.移交日期": "c3"})


def test_who_may_not_take_back_imports_is_told_at_the_button_and_refused(site: Site) -> None:
    data = csv([r[:4] for r in people(5)], HEADER[:4])
    first = {"p1.table": TABLE, "p1.column.移交日期": ""}
    bring_in(site, decide(site, begin(site, data), answers=first))
    handler = _by(site, "banan")
    draft = _differing(handler, data)
    ((table, who),) = draft["barred"]
    assert table == TABLE
    assert who not in ("", "banan")
    refused = handler.client.patch(f"/pool/drafts/{draft['key']}", json={"anew": True})
    assert (refused.status_code, refused.json()["code"]) == (403, "trust.refused")
    assert not handler.client.get(f"/pool/drafts/{draft['key']}").json()["anew"]


def test_who_imported_a_file_may_read_it_anew_and_it_stands_in_the_journal(site: Site) -> None:
    data = csv([r[:4] for r in people(5)], HEADER[:4])
    handler = _by(site, "banan")
    first = {"p1.table": TABLE, "p1.column.移交日期": ""}
    said = {"authority": "虚构调取〔2026〕8号", "coverage": [{"place": "9901"}]}
    draft = decide(handler, begin(handler, data), answers=first, **said)
    (old,) = bring_in(handler, draft)["results"]
    draft = _differing(handler, data)
    assert draft["barred"] == []
    draft = decide(handler, draft, anew=True)
    assert draft["delivery"]["authority"] == said["authority"]
    assert [c["place"] for c in draft["delivery"]["coverage"]] == ["9901"]
    (result,) = bring_in(handler, draft)["results"]
    assert result["rows_kept"] == 5
    known = {i["id"]: i for i in site.client.get(f"/pool/tables/{TABLE}/imports").json()}
    assert known[old["import_id"]]["state"] == "withdrawn"
    assert known[result["import_id"]]["authority"] == said["authority"]
    lines = site.client.get("/admin/journal", params={"action": "withdraw"}).json()["items"]
    assert any(old["import_id"] in str(line) for line in lines)
