"""The last day of a sentence in every way of counting that was lawful at the time."""

from __future__ import annotations

import datetime as dt

from shujian.core.cells import Missing
from shujian.core.dates import ONE_DAY, add_months
from shujian.core.terms import Term
from shujian.law.dated_values import value_on
from shujian.law.parameters import LawBook
from shujian.law.periods import month_later, sentence_end


def lawful_ends(
    start: dt.date, term: Term, judged: dt.date | None, book: LawBook
) -> tuple[dt.date, ...] | Missing:
    """Every last day that may be written for a sentence, without credit for custody.

    The rule counts years and months, but not how both go together; so a term of years and
    months may also be counted in months throughout. Before there was a rule, the day of
    the same number was as good, from the last day of a month too.

    Args:
        start: first day of the sentence, counted.
        term: the sentence.
        judged: day of the judgment; None: unknown, then the older counting is accepted.
        book: says since when the rule holds.

    Returns:
        One to three days, ascending; UNKNOWN for a sentence without end.

    Source: 刑诉法解释（法释〔2021〕1号）第二百零二条第二款.
    """
    first = sentence_end(start, term)
    if isinstance(first, Missing):
        return first
    rest = dt.timedelta(days=term.days) - ONE_DAY
    found = {first, month_later(start, term.months) + rest}
    ruled = judged is not None and value_on(book, "刑诉.刑期.月末规则", judged, bool)
    if not ruled:
        found.add(add_months(start, term.months) + rest)
    return tuple(sorted(found))
