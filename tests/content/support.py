"""Run the golden cases of one shipped model."""

from __future__ import annotations

from shujian.app.authoring import check_model
from shujian.app.shelf import Shelf


def assert_all_cases(alias: str, least: int) -> None:
    """Every case comes out as expected, and there are as many as there were."""
    report = check_model(Shelf(), alias)
    wrong = [str(case) for case in report.cases if not case.passed]
    assert not wrong, "\n".join(wrong)
    assert len(report.cases) >= least
