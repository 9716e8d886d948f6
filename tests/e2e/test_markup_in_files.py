"""Markup in the names and cells of a file is shown as text by the upload wizard, never obeyed."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Open
from tests.e2e.site import Served
from tests.http.pooling import workbook
from tests.pool.conftest import id_number

WAIT = 60_000
MARKUP = "<img src=x onerror=hit=1>"
"""As long as the name of a sheet may be."""
SCRIPT = '"><script>hit=1</script><svg onload=hit=1>'
FOREIGN = "document.querySelectorAll('main img, main script, main [onload], main [onerror]').length"


def _file(folder: Path) -> Path:
    head = ["身份证号码", "姓名", MARKUP, SCRIPT, "入狱时间"]
    rows = [[id_number(n), MARKUP, SCRIPT, MARKUP, "2023-05-01"] for n in range(1, 4)]
    path = folder / f"在押人员{MARKUP}.xlsx"
    path.write_bytes(workbook({MARKUP: [[SCRIPT], head, *rows]}))
    return path


def test_markup_in_names_headers_and_cells_is_text(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(demo, path="/data/upload")
    page.get_by_label("供数单位").fill(SCRIPT)
    page.keyboard.press("Escape")
    page.locator("input[type=file]").set_input_files([_file(tmp_path)])
    page.get_by_text(MARKUP).first.wait_for(timeout=WAIT)
    page.get_by_role("button", name="下一步").click(timeout=WAIT)
    page.get_by_text(SCRIPT).first.wait_for(timeout=WAIT)
    page.get_by_text(MARKUP).first.wait_for(timeout=WAIT)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.hit") is None
    assert page.evaluate(FOREIGN) == 0
