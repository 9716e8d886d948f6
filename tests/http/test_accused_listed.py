"""Documents that accuse stand in lists with their own number and the defendant."""

from __future__ import annotations

from pathlib import Path

from tests.app.invented_judgments import HIT
from tests.app.test_documents_of_a_home import INDICTMENT
from tests.http.conftest import Site
from tests.http.judgments_given import filed


def test_an_indictment_is_listed_with_its_own_number_and_defendant(
    site: Site, tmp_path: Path
) -> None:
    filed(site, tmp_path / "given", 甲=INDICTMENT, 乙=HIT)
    items = {i["name"][0]: i for i in site.client.get("/documents").json()["items"]}
    assert items["甲"]["case_no"] == "虚检刑诉〔2031〕12号"
    assert items["甲"]["names"] == items["乙"]["names"] != ""
    assert items["乙"]["case_no"].endswith("号")
