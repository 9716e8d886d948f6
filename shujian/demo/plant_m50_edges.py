"""M50 驾驶证: boundary days, look-alikes, bans of D1 to D9."""

from __future__ import annotations

from typing import Any

from shujian.demo.licence_cases import decision, treat, unprosecuted
from shujian.demo.licence_rows import licence, taken
from shujian.demo.plant_m50 import BASE
from shujian.demo.registry import Person
from shujian.demo.road_records import crash, drunk, penalty
from shujian.demo.world import AS_OF, World, day, plus


def plant(w: World) -> None:
    """Plant the boundaries and look-alikes of M50."""
    w.model = "M50"
    _drunk(w)
    _unprosecuted(w)
    _crashes(w)
    _bans(w)
    _ban_traps(w)
    _ban_of_drugs(w)
    _driving(w)
    _again(w)


def _drunk(w: World) -> None:
    who = w.adult()
    drunk(w, who, BASE)
    twin = w.registry.new(plus(who.birth, 3), who.county, name=who.name)
    licence(w, twin)
    w.trap("D1", twin.id, "无", "与醉驾者同名，身份号码不同")
    w.trap("D1", who.id, "无", "本人没有驾驶证，有证的是同名人")


def _unprosecuted(w: World) -> None:
    def spared(**cells: Any) -> str:
        who = w.adult()
        unprosecuted(w, who, day("2025-01-08"), **cells)
        licence(w, who)
        return who.id

    w.trap("D2", spared(车辆类型="非机动车"), "无", "酌定不起诉，驾驶的是非机动车")
    w.trap("D2", spared(车辆类型="不明"), "待核", "酌定不起诉，车辆类型不明")
    w.trap("D2", spared(认定醉驾=False), "无", "酌定不起诉，没有认定醉驾", also=("待核",))
    w.trap("D2", spared(危险驾驶情形="追逐竞驶", 认定醉驾=False), "无", "情形是追逐竞驶",
           also=("待核",))  # fmt: skip
    w.trap("D4", spared(charge="交通肇事罪", 不起诉种类="存疑不起诉"), "待核",
           "交通肇事存疑不起诉", also=("无", "提示"))  # fmt: skip


def _crashes(w: World) -> None:
    def guilty(days: int, **cells: Any) -> str:
        who = w.adult()
        crash(w, who, plus(AS_OF, -days), **cells)
        licence(w, who)
        return who.id

    w.plant("D3", guilty(31), "快照日是生效后第三十一日")
    w.trap("D3", guilty(30), "无", "快照日是生效后第三十日")
    w.trap("D3", guilty(140, 后续状态="再审无罪"), "无", "再审宣告无罪")
    who = w.adult(high=1990)
    crash(w, who, day("2016-03-10"), 逃逸=True)
    taken(w, who, day("2016-04-20"), "交通肇事逃逸")
    w.trap("D5", who.id, "无", "肇事逃逸，终生禁驾，没有重新领证")


def again(w: World, ground: str, on: str, applied: str, annulled: str = "") -> str:
    """Somebody whose licence was taken on a day and who applied again on another."""
    who = w.adult(high=1990)
    decision(w, who, "吊销", ground, day(on), day(annulled) if annulled else None)
    licence(w, who, 吊销日期=day(on), 吊销原因=ground, 申请日期=day(applied),
            核发日期=plus(day(applied), 40))  # fmt: skip
    return who.id


def _bans(w: World) -> None:
    five, ten, two = "醉驾", "醉酒驾驶营运机动车", "再次饮酒驾驶"
    w.plant("D6", again(w, five, "2019-05-20", "2024-05-18"), "五年的对应日前二日申请")
    w.plant("D6", again(w, ten, "2014-05-20", "2024-05-18"), "十年的对应日前二日申请")
    w.plant("D6", again(w, two, "2022-05-20", "2024-05-18"), "两年的对应日前二日申请")
    w.plant("D6", again(w, "交通肇事", "2022-11-10", "2024-03-10"), "交通肇事吊销，两年未满")
    w.plant("D6", again(w, two, "2019-05-20", "2020-11-10"), "2020年申请，两年未满",
            also=("未检查", "待核"))  # fmt: skip


def _ban_traps(w: World) -> None:
    five, ten, two = "醉驾", "醉酒驾驶营运机动车", "再次饮酒驾驶"
    for applied in ("2024-05-19", "2024-05-21"):
        w.trap(
            "D6", again(w, five, "2019-05-20", applied), "待核", f"{applied}在五年对应日前后一日"
        )
    for ground, on in ((ten, "2014-05-20"), (two, "2022-05-20")):
        w.trap("D6", again(w, ground, on, "2024-05-20"), "待核", f"{ground}，正好对应日")
        w.trap("D6", again(w, ground, on, "2024-05-22"), "无", f"{ground}，禁驾期已满")
    w.trap("D6", again(w, five, "2022-05-20", "2024-05-22", "2022-09-01"), "无",
           "吊销决定已被撤销，没有禁驾期", also=("待核",))  # fmt: skip


def _ban_of_drugs(w: World) -> None:
    """Three years after drugs: the licence was cancelled, and another one issued."""

    def cancelled(who: Person, on: str, applied: str, ground: str) -> str:
        decision(w, who, "注销", ground, day(on))
        licence(w, who, 注销日期=day(on), 注销原因=ground, 申请日期=day(applied),
                核发日期=plus(day(applied), 40))  # fmt: skip
        return who.id

    def caught(on: str, applied: str) -> str:
        who = w.adult(high=1990)
        w.add("毒驾查获", 公民身份号码=who.id, 姓名=who.name, 查获日期=day(on), 地区划=who.county)
        return cancelled(who, str(plus(day(on), 15)), applied, "毒驾")

    early = {"companions": ("D7",)}
    for index in range(w.copies):
        who = caught("2022-06-10", str(plus(day("2024-03-11"), index * 60)))
        w.plant("D6", who, "毒驾被查获，三年未满即申请", **early)
    who = caught("2021-01-11", "2024-05-10")
    w.trap("D6", who, "无", "毒驾被查获，三年已满")
    w.trap("D7", who, "无", "毒驾后已注销，三年满后依法重新领证")
    addict = w.adult(high=1990)
    treat(w, addict, "社区戒毒", day("2022-09-05"))
    who = cancelled(addict, "2022-09-20", "2024-06-11", "责令社区戒毒")
    w.plant("D6", who, "责令社区戒毒，三年未满即申请", **early)


def _driving(w: World) -> None:
    def seen(who: Person) -> str:
        w.add("驾车记录", 记录编号=w.next_no("JL"), 公民身份号码=who.id, 姓名=who.name,
              核实驾驶人=True, 车牌号=f"晋Z{w.serial % 100_000:05d}", 日期=day("2025-04-12"),
              地区划=who.county)  # fmt: skip
        return who.id

    who = w.adult()
    licence(w, who, "注销", 注销日期=day("2024-03-10"), 注销原因="本人申请")
    w.plant("D8", seen(who), "驾驶证2024-03-10已注销，2025-04-12经核实驾车")
    w.trap("D8", seen(w.adult()), "未检查", "名单中没有驾驶证，外省是否发证不知", also=("待核",))
    who = w.adult(high=1990)
    decision(w, who, "吊销", "醉驾", day("2017-05-10"))
    licence(w, who, 吊销日期=day("2017-05-10"), 吊销原因="醉驾", 申请日期=day("2022-09-10"),
            核发日期=day("2022-11-10"))  # fmt: skip
    w.trap("D8", seen(who), "无", "禁驾期满后已重新领证")


def _again(w: World) -> None:
    def twice(second: str, **first: Any) -> str:
        who = w.adult()
        penalty(w, who, day("2021-05-10"), **first)
        penalty(w, who, day(second))
        licence(w, who)
        return who.id

    w.plant("D9", twice(str(plus(AS_OF, -31))), "快照日是第二次决定后第三十一日")
    who = twice("2025-01-15", 撤销日期=day("2021-09-10"))
    w.trap("D9", who, "无", "第一次处罚已被撤销", also=("待核",))
    who = twice("2025-01-15", 车辆类型="非机动车")
    w.trap("D9", who, "无", "第一次驾驶的是非机动车", also=("待核",))
