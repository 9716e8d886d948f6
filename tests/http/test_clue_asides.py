"""What a run put aside about the subject of a clue is told beside the clue."""

from __future__ import annotations

from tests.http.conftest import Site
from tests.http.late_model import author, outside, ran, serving
from tests.models.support import citizen


def late(site: Site, *handed: str) -> dict[str, str]:
    """A run of the model; clue by its title's number, of rule R1."""
    author(site.home)
    outside(site.home, *handed)
    serving(site.home, 9)
    ran(site)
    items = site.client.get("/clues", params={"rule": "R1"}).json()["items"]
    return {i["title"]: i["id"] for i in items}


def test_row_of_the_same_subject_that_waits_comes_with_its_reason_and_place(site: Site) -> None:
    (clue,) = late(site, "2024-04-09", "读不出").values()
    told = site.client.get(f"/clues/{clue}/asides").json()
    assert told["total"] == 0, "the row that cannot be read is another person's"
    other = site.client.get("/clues", params={"rule": "R2"}).json()["items"]
    second = next(i["id"] for i in other if i["subject"].endswith(citizen(2)[-4:]))
    told = site.client.get(f"/clues/{second}/asides").json()
    (row,) = told["items"]
    assert (told["total"], row["code"], row["step"]) == (1, "review", "迟延")
    assert "移交日期" in row["reason"]
    assert row["unread"] == {"移交日期": "读不出"}
    assert row["places"][0].endswith("第 3 行")
    assert citizen(2) not in str(told)
