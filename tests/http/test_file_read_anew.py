"""The same file with a corrected mapping: told, and read anew where a person wants it."""

from __future__ import annotations

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
    (result,) = bring_in(site, draft)["results"]
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
