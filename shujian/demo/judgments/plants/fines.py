"""Mistakes in fines and confiscation, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments.planting import Spot, edit
from shujian.demo.judgments.plants.changes import both, cited, count, note, order
from shujian.demo.judgments.plants.penalty import BAIL, THEFT
from shujian.demo.judgments.wish import Wish

HURT = Wish("故意伤害罪", kind="有期徒刑", months=10, probation=0, custody="在押")
MIXED = replace(HURT, more=("盗窃罪",))
OFFICER = Wish("妨害公务罪", kind="拘役", months=4, probation=0, custody="取保")
NEW_RULE = dt.date(2013, 4, 28)
"""When the interpretations on fines for theft and blackmail were in force."""
BLACKMAIL = Wish("敲诈勒索罪", kind="有期徒刑", months=10, probation=0, amount=9000, since=NEW_RULE)
CRASH = Wish("交通肇事罪", kind="有期徒刑", months=20, probation=0, custody="在押")
BRIBE = Wish("受贿罪", tier=1, kind="有期徒刑", months=40, amount=260_000)
GIVER = Wish("行贿罪", kind="有期徒刑", months=12)
INVOICES = Wish("虚开增值税专用发票罪", kind="有期徒刑", months=10)
RAPE = Wish("强奸罪", kind="有期徒刑", months=60)
MINOR = Wish("盗窃罪", kind="拘役", months=3, probation=0, age=16, amount=3300, custody="取保")

_LATER = edit(
    (
        r"判处有期徒刑九个月，并处罚金([^。；]*?元)。（([^）]*?止。)([^）]*)）",
        r"判处有期徒刑九个月。（\2）并处罚金\1。（\3）",
    )
)
_STRAY = edit((r"止。）", "止。罚金在本判决生效后十日内缴纳。）"))
_UNEQUAL = edit((r"罚金(限于本|于判|自判)", r"罚金三千元\1"))
_PART = edit((r"罚金(限于本|于判|自判)", r"罚金已缴纳二千元，余款一千元\1"))
_NO_SUM = edit((r"，并处罚金[^。；]*?元。", "，并处罚金。"))
_FORMAL = edit((r"，并处罚金[^。；]*?元。", "，并处罚金人民币贰仟元整。"))

SPOTS = (
    Spot("fine.mandatory_missing", THEFT, count(fine=0)),
    Spot("fine.mandatory_missing", THEFT, both(note(limit="十日"), _LATER), alike=True),
    Spot("fine.not_allowed", HURT, count(fine=5000)),
    Spot("fine.not_allowed", MIXED, alike=True),
    Spot("fine.alternative_added", OFFICER, count(fine=3000)),
    Spot("fine.alternative_added", replace(OFFICER, kind="单处罚金"), alike=True),
    Spot("fine.below_general_min_adult", BAIL, count(fine=500), also=("fine.theft_range",)),
    Spot("fine.below_general_min_adult", MINOR, count(fine=500), alike=True),
    Spot("fine.theft_range", replace(THEFT, amount=3200, since=NEW_RULE), count(fine=10_000)),
    Spot("fine.theft_range", replace(THEFT, amount=4000), count(fine=8000), alike=True),
    Spot("fine.extortion_range", BLACKMAIL, count(fine=1000)),
    Spot("fine.extortion_range", BLACKMAIL, count(fine=2000), alike=True),
    Spot("fine.bribery_tier", BRIBE, count(fine=100_000)),
    Spot("fine.bribery_tier", BRIBE, count(fine=200_000), alike=True),
    Spot("fine.bribery_other", GIVER, count(fine=50_000)),
    Spot("fine.bribery_other", GIVER, count(fine=100_000), alike=True),
    Spot("fine.statutory_range", INVOICES, count(fine=10_000)),
    Spot("fine.statutory_range", INVOICES, count(fine=20_000), alike=True),
    Spot("fine.deadline_too_long", THEFT, note(limit="六个月")),
    Spot("fine.deadline_too_long", THEFT, note(limit="三个月"), alike=True),
    Spot("fine.deadline_without_fine", CRASH, _STRAY),
    Spot("fine.deadline_without_fine", MIXED, note(limit="十日"), alike=True),
    Spot(
        "fine.words_digits_mismatch", THEFT, both(count(fine=2000), note(limit="十日"), _UNEQUAL)
    ),
    Spot(
        "fine.words_digits_mismatch", THEFT, both(count(fine=3000), note(limit="十日"), _PART),
        alike=True,
    ),
    Spot("fine.no_amount", THEFT, _NO_SUM, also=("fine.mandatory_missing",)),
    Spot("fine.no_amount", THEFT, both(count(fine=2000), _FORMAL), alike=True),
    Spot("conf.not_allowed", BLACKMAIL, count(fine=0, seized=20_000)),
    Spot("conf.not_allowed", BLACKMAIL, order("扣押的作案工具手机一部予以没收"), alike=True),
    Spot("dpr.range", RAPE, both(count(dpr=6), cited("剥夺政治权利"))),
    Spot("dpr.range", RAPE, both(count(dpr=12), cited("剥夺政治权利")), alike=True),
)  # fmt: skip
