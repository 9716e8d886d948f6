"""The text behind a clue covers what the reader of documents covers."""

from __future__ import annotations

from pathlib import Path

from tests.app.invented_judgments import HIT
from tests.http.judgments_given import judged, opened

COVERED = ("13800138001", "6222020011234567890", "假想街道幻影路8号", "19850312")
TEXT = HIT.replace(
    "务工。", "务工，住虚拟区假想街道幻影路8号，电话13800138001。", 1
).replace("案发后，", "其卡号6222020011234567890、其妻的990101 19850312 123X已查。案发后，", 1)  # fmt: skip


def test_the_text_of_a_clue_covers_telephones_cards_and_addresses(tmp_path: Path) -> None:
    site = opened(tmp_path / "home")
    judged(site, tmp_path / "given", hit=TEXT)
    clue = site.client.get("/clues").json()["items"][0]["id"]
    told = site.client.get(f"/clues/{clue}/text").json()
    assert len(told["text"]) == len(
        site.client.get(f"/documents/{told['document']}").json()["text"]
    )
    assert told["spans"]
    for value in COVERED:
        assert value not in told["text"], value
    site.home.close()
