from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.terms import Term
from shujian.law import LawBook
from shujian.law.custody import Custody
from shujian.law.layouts import FITS, UNKNOWN, WRONG, Dates, check_dates
from shujian.law.sentence_ends import lawful_ends
from shujian.law.values import read_term
from shujian.store.content import Content

BOOK = LawBook.load(Content())
DAY = dt.date.fromisoformat


def event(text: str) -> Custody:
    """拘留 2020-01-01..2020-01-10 same: the end and the last word may be missing."""
    kind, when, *more = text.split()
    start, _, end = when.partition("..")
    return Custody(
        kind,
        DAY(start) if start else None,
        DAY(end) if end else None,
        "same" in more or (False if "other" in more else None),
    )


DETAINED = "刑事拘留 2021-05-10"
ARRESTED = "逮捕 2021-06-16"


@pytest.mark.parametrize(
    ("what", "events", "dates", "state", "layout", "difference"),
    [
        ("never released", [DETAINED, ARRESTED], "2021-05-10 2022-05-09", FITS, "A", 0),
        ("a day short", [DETAINED, ARRESTED], "2021-05-10 2022-05-08", WRONG, "A", -1),
        ("a month long", [DETAINED, ARRESTED], "2021-05-10 2022-06-09", WRONG, "A", 31),
        ("from the arrest, detention off", [DETAINED, ARRESTED], "2021-06-16 2022-05-09", FITS, "B", 0),
        ("from the arrest, nothing off", [DETAINED, ARRESTED], "2021-06-16 2022-06-15", WRONG, "B", 37),
        ("from the judgment on", [DETAINED, ARRESTED], "2021-09-01 2022-05-09", FITS, "B", 0),
        ("bail in between, off", ["刑事拘留 2021-05-10..2021-05-24", "取保候审 2021-05-24", ARRESTED], "2021-06-16 2022-05-31", FITS, "B", 0),
        ("bail in between, on", ["刑事拘留 2021-05-10..2021-05-24", "取保候审 2021-05-24", ARRESTED], "2021-05-10 2022-05-31", FITS, "C", 0),
        ("bail counted as custody", ["刑事拘留 2021-05-10..2021-05-24", "取保候审 2021-05-24", ARRESTED], "2021-05-10 2022-05-09", WRONG, "C", -22),
        ("the end told by the bail alone", ["刑事拘留 2021-05-10", "取保候审 2021-05-24", ARRESTED], "2021-06-16 2022-06-01", FITS, "B", 1),
        ("released and never taken in", ["刑事拘留 2021-05-10..2021-05-24"], "2021-05-10 2022-05-09", UNKNOWN, "", None),
        ("released, taken in for execution", ["刑事拘留 2021-05-10..2021-05-24"], "2021-09-01 2022-08-16", FITS, "B", 0),
        ("fixed residence at half", ["指定居所监视居住 2021-04-16..2021-06-15", ARRESTED], "2021-06-16 2022-05-15", FITS, "B", 0),
        ("the odd day either way", ["指定居所监视居住 2021-04-16..2021-06-15", ARRESTED], "2021-06-16 2022-05-16", FITS, "B", 0),
        ("residence in full", ["指定居所监视居住 2021-04-16..2021-06-15", ARRESTED], "2021-06-16 2022-04-15", WRONG, "B", -30),
        ("ordinary surveillance is none", ["监视居住 2021-04-16..2021-06-15", ARRESTED], "2021-06-16 2022-06-15", FITS, "A", 0),
        ("the same act", ["行政拘留 2021-06-01..2021-06-10 same", ARRESTED], "2021-06-16 2022-06-05", FITS, "B", 0),
        ("another act", ["行政拘留 2021-06-01..2021-06-10 other", ARRESTED], "2021-06-16 2022-06-15", FITS, "A", 0),
        ("whose act is not told", ["行政拘留 2021-06-01..2021-06-10", ARRESTED], "2021-06-16 2022-06-08", FITS, "B", 0),
        ("caught the day before", ["抓获 2021-06-15", ARRESTED], "2021-06-16 2022-06-14", FITS, "B", 0),
        ("caught, from that day", ["抓获 2021-06-14", ARRESTED], "2021-06-14 2022-06-13", FITS, "C", 0),
        ("detained in the supervisory case", ["留置 2021-03-01..2021-06-15", ARRESTED], "2021-03-01 2022-02-28", FITS, "A", 0),
        ("no custody told", [], "2021-06-16 2022-06-15", FITS, "", 0),
        ("no custody told, shorter", [], "2021-06-16 2022-06-01", UNKNOWN, "", -14),
        ("starts before it", [ARRESTED], "2021-06-01 2022-05-31", FITS, "", 0),
        ("starts before it, with another end", [ARRESTED], "2021-06-01 2022-06-30", UNKNOWN, "", None),
        ("an undated detention", ["刑事拘留 ..", ARRESTED], "2021-06-16 2022-06-15", UNKNOWN, "", None),
        ("backwards", ["刑事拘留 2021-05-10..2021-05-01"], "2021-06-16 2022-06-15", UNKNOWN, "", None),
    ],
)  # fmt: skip
def test_a_year_fits_in_every_lawful_layout(
    what: str, events: list[str], dates: str, state: str, layout: str, difference: int | None
) -> None:
    start, end = map(DAY, dates.split())
    written = Dates("有期徒刑", Term(12), start, end, DAY("2021-09-01"))
    got = check_dates(written, [event(text) for text in events], BOOK)
    assert (got.state, got.layout, got.difference) == (state, layout, difference), (what, got)
    assert bool(got.why) == (state != FITS)


def test_control_takes_two_days_for_one() -> None:
    events = [Custody("刑事拘留", DAY("2022-01-01"), DAY("2022-01-30"))]
    for end, state in (("2022-07-02", FITS), ("2022-08-01", WRONG)):
        written = Dates("管制", Term(6), DAY("2022-03-01"), DAY(end), DAY("2022-02-10"))
        assert check_dates(written, events, BOOK).state == state
    inside = Dates("管制", Term(6), DAY("2022-01-15"), DAY("2022-07-02"), DAY("2022-02-10"))
    assert check_dates(inside, events, BOOK).state == UNKNOWN


def test_life_has_no_dates() -> None:
    day = DAY("2022-01-01")
    got = check_dates(Dates("无期徒刑", Term(indefinite="无期"), day, day, day), [], BOOK)
    assert got.state == UNKNOWN
    assert "没有刑期止日" in got.why


@pytest.mark.parametrize(
    ("start", "term", "judged", "ends"),
    [
        ("2021-05-10", "1年6个月", "2021-09-01", ["2022-11-09"]),
        ("2019-02-28", "1年", "2021-09-01", ["2020-02-27", "2020-02-28"]),
        ("2022-02-28", "6个月", "2022-09-01", ["2022-08-30"]),
        ("2020-02-29", "6个月", "2020-09-01", ["2020-08-28", "2020-08-30"]),
        ("2020-02-29", "6个月", None, ["2020-08-28", "2020-08-30"]),
        ("2021-08-31", "6个月", "2021-09-30", ["2022-02-27"]),
    ],
)
def test_the_ends_that_may_be_written(
    start: str, term: str, judged: str | None, ends: list[str]
) -> None:
    length = read_term(term)
    assert length is not None
    got = lawful_ends(DAY(start), length, DAY(judged) if judged else None, BOOK)
    assert isinstance(got, tuple)
    assert [day.isoformat() for day in got] == ends
