"""M50 驾驶证 未吊销、未注销: D1 to D9."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo.cells import Raw
from shujian.demo.licence_cases import decision, treat, unprosecuted
from shujian.demo.licence_rows import licence, taken
from shujian.demo.registry import Person
from shujian.demo.road_records import crash, drunk, penalty
from shujian.demo.truth import Outcome
from shujian.demo.world import AS_OF, World, day, plus

BASE = day("2025-02-10")


def plant(w: World) -> None:
    """Plant the violations and traps of M50."""
    w.model = "M50"
    _drunk(w)
    _drunk_traps(w)
    _drunk_doubts(w)
    _unprosecuted(w)
    _crashes(w)
    _early(w)
    _drugs(w)
    _driving(w)
    _again(w)


def driver(w: World, effective: dt.date = BASE, **judgment: Any) -> Person:
    """Somebody convicted of drunken driving whose licence is still in order."""
    who = w.adult()
    drunk(w, who, effective, **judgment)
    licence(w, who)
    return who


def _drunk(w: World) -> None:
    for _ in range(w.copies):
        who = driver(w, w.between("2024-06-01", "2025-04-20"))
        w.plant("D1", who.id, "醉驾判决已生效，驾驶证仍正常，没有吊销决定")
    who = driver(w, plus(AS_OF, -31))
    w.plant("D1", who.id, "快照日是生效后第三十一日")
    who = driver(w)
    decision(w, who, "吊销", "醉驾", day("2023-01-10"))
    w.plant("D1", who.id, "只有行为以前的旧吊销决定")
    who = driver(w)
    decision(w, who, "吊销", "醉驾", plus(BASE, -40), annulled=plus(BASE, 30))
    w.trap("D1", who.id, "无", "吊销决定经复议被撤销", also=("待核",))


def _drunk_traps(w: World) -> None:
    who = w.adult()
    drunk(w, who, BASE)
    taken(w, who, day("2024-11-20"))
    w.trap("D1", who.id, "无", "判决以前已吊销")
    w.trap("D1", driver(w, plus(AS_OF, -30)).id, "无", "快照日是生效后第三十日")
    w.trap("D1", driver(w, 车辆类型="非机动车").id, "无", "驾驶的是非机动车")
    w.trap("D1", driver(w, 车辆类型="不明").id, "待核", "车辆类型不明")
    for item in ("追逐竞驶", "校车超载超速", "危险化学品"):
        who = driver(w, 危险驾驶情形=item, 酒精含量=None)
        w.trap("D1", who.id, "待核", f"危险驾驶的情形是{item}，没有必须吊销的条文")
    who = driver(w, 后续状态="再审无罪")
    w.trap("D1", who.id, "无", "再审宣告无罪")
    who = w.adult()
    drunk(w, who, BASE)
    w.trap("D1", who.id, "无", "从未取得驾驶证")
    who = w.adult()
    drunk(w, who, BASE, 公民身份号码=who.id)
    licence(w, who, "注销", 注销日期=day("2024-03-10"), 注销原因="本人申请")
    w.trap("D1", who.id, "待核", "因其他原因已注销，吊销和禁驾记录仍需核")


def _drunk_doubts(w: World) -> None:
    who = driver(w)
    decision(w, who, "吊销", "醉驾", plus(BASE, 10))
    w.trap("D1", who.id, "无", "已有吊销决定，登记尚未更新")
    who = w.adult()
    drunk(w, who, BASE)
    licence(
        w, who, 发证地区划="995100", 发证机关="远梦市公安局交通警察支队", 快照日期=day("2024-12-31")
    )
    w.trap("D1", who.id, "未检查", "外省发证，快照早于生效日，没有提供新的名单")
    who = w.adult()
    drunk(w, who, BASE)
    w.add("驾驶证", 公民身份号码=who.id, 姓名=("张" if who.name[0] != "张" else "李") + who.name[1:],
          档案编号=w.next_no("99"), 状态="正常", 准驾车型="C1", 发证地区划=who.county[:4] + "00",
          快照日期=AS_OF)  # fmt: skip
    w.trap("D1", who.id, "待核", "身份号码相同而驾驶证姓名不同")
    who = driver(w)
    w.add("吊销注销决定", 决定编号=w.next_no("JD"), 公民身份号码=Raw("1.1E+17"), 姓名=who.name,
          种类="吊销", 原因="醉驾", 决定日期=plus(BASE, -30), 地区划=who.county[:4] + "00")  # fmt: skip
    w.trap("D1", who.id, "待核", "同名人的吊销决定身份证号已损坏")
    who = driver(w)
    w.add("复议诉讼", 案号编号=w.next_no("XF"), 公民身份号码=who.id, 姓名=who.name,
          受理日期=plus(BASE, 20), 状态="在审", 地区划=who.county)  # fmt: skip
    w.trap("D1", who.id, "待核", "复议尚未审结")


def _unprosecuted(w: World) -> None:
    by = day("2025-01-08")

    def spared(on: dt.date = by, **cells: Any) -> Person:
        who = w.adult()
        unprosecuted(w, who, on, **cells)
        licence(w, who)
        return who

    for index in range(w.copies):
        who = spared(已提检察意见=index % 2 == 0)
        own = "，也没有提出检察意见" if index % 2 else ""
        w.plant("D2", who.id, f"醉驾酌定不起诉，驾驶证仍正常{own}")
    w.plant("D2", spared(plus(AS_OF, -31)).id, "快照日是决定后第三十一日")
    w.trap("D2", spared(plus(AS_OF, -30)).id, "无", "快照日是决定后第三十日")
    for kind in ("法定不起诉", "存疑不起诉"):
        w.trap("D2", spared(不起诉种类=kind, 认定醉驾=False).id, "待核", kind)
    who = w.adult()
    unprosecuted(w, who, by)
    taken(w, who, plus(by, 10))
    w.trap("D2", who.id, "无", "决定后十日已吊销")
    for _ in range(w.copies):
        who = spared(charge="交通肇事罪")
        w.plant("D4", who.id, "交通肇事酌定不起诉，不属于应当吊销，反向衔接提示", expected="提示")


def _crashes(w: World) -> None:
    for index in range(w.copies):
        who = w.adult()
        crash(w, who, BASE)
        licence(w, who)
        w.plant("D3", who.id, "交通肇事判决生效，驾驶证仍正常")
        who = w.adult(high=1990)
        crash(w, who, day("2016-03-10"), **({"逃逸": True} if index % 2 else {"酒精含量": "152"}))
        decision(w, who, "吊销", "交通肇事逃逸" if index % 2 else "交通肇事", day("2016-04-20"))
        licence(w, who, 申请日期=day("2023-05-10"), 核发日期=day("2023-08-10"),
                吊销日期=day("2016-04-20"), 吊销原因="交通肇事逃逸" if index % 2 else "交通肇事")  # fmt: skip
        w.plant(
            "D5", who.id, "逃逸或者酒后肇事构成犯罪，终生禁驾而重新领证", companions=("D3", "D6")
        )
    answers: dict[str, Outcome] = {"非机动车": "无", "不明": "待核"}
    for vehicle, expected in answers.items():
        who = w.adult()
        crash(w, who, BASE, 车辆类型=vehicle)
        licence(w, who)
        w.trap("D3", who.id, expected, f"肇事车辆{vehicle}")
    who = w.adult()
    crash(w, who, BASE)
    taken(w, who, plus(BASE, 20), "交通肇事")
    w.trap("D3", who.id, "无", "判决后二十日已吊销")
    who = w.adult(high=1990)
    crash(w, who, day("2016-03-10"))
    taken(
        w,
        who,
        day("2016-04-20"),
        "交通肇事",
        状态="正常",
        申请日期=day("2023-05-10"),
        核发日期=day("2023-08-10"),
    )
    w.trap("D5", who.id, "无", "普通肇事，两年禁驾期早满，重新领证合法")


def _early(w: World) -> None:
    """D6: applied again before the ban was over."""
    revoked = day("2019-05-20")

    def again(applied: str, ground: str = "醉驾", on: dt.date = revoked) -> Person:
        who = w.adult(high=1990)
        decision(w, who, "吊销", ground, on)
        licence(
            w,
            who,
            吊销日期=on,
            吊销原因=ground,
            申请日期=day(applied),
            核发日期=plus(day(applied), 40),
        )
        return who

    for _ in range(w.copies):
        w.plant("D6", again("2023-03-10").id, "醉驾吊销五年内重新申领")
    w.plant("D6", again("2024-05-10").id, "2019-05-20吊销，五年未满即申请")
    w.plant("D6", again("2025-03-10", "醉酒驾驶营运机动车", day("2016-05-20")).id, "十年未满即申请")
    w.plant(
        "D6", again("2024-03-10", "饮酒驾驶营运机动车").id, "饮酒驾驶营运机动车，五年未满即申请"
    )
    w.plant(
        "D6",
        again("2024-03-10", "再次饮酒驾驶", day("2022-11-10")).id,
        "再次饮酒驾驶吊销，两年未满即申请",
    )
    w.trap("D6", again("2024-05-20").id, "待核", "正好五年的对应日")
    w.trap("D6", again("2024-05-22").id, "无", "五年已满")
    w.trap("D6", again("2021-06-10", "再次饮酒驾驶").id, "无", "两年已满")


def _drugs(w: World) -> None:
    def user(kind: str, on: dt.date, revoked: dt.date | None = None) -> Person:
        who = w.adult()
        treat(w, who, kind, on, revoked)
        licence(w, who)
        return who

    served = day("2025-01-10")
    kinds = ("社区戒毒", "强制隔离戒毒", "社区康复")
    for index in range(w.copies):
        w.plant(
            "D7", user(kinds[index % 3], served).id, f"{kinds[index % 3]}决定已送达，驾驶证仍正常"
        )
    who = w.adult()
    w.add("毒驾查获", 公民身份号码=who.id, 姓名=who.name, 查获日期=served, 地区划=who.county)
    licence(w, who)
    w.plant("D7", who.id, "毒驾被查获，驾驶证仍正常")
    w.plant("D7", user("社区戒毒", plus(AS_OF, -31)).id, "快照日是送达后第三十一日")
    w.trap("D7", user("社区戒毒", plus(AS_OF, -30)).id, "无", "快照日是送达后第三十日")
    w.trap("D7", user("仅处罚", served).id, "无", "只有行政拘留，没有责令戒毒")
    w.trap("D7", user("自愿戒毒", served).id, "无", "自愿戒毒不注销")
    w.trap("D7", user("社区戒毒", served, plus(served, 30)).id, "无", "决定已被撤销")


def _driving(w: World) -> None:
    """D8: seen driving without a valid licence."""

    def seen(who: Person, verified: bool, on: str = "2025-04-12") -> None:
        w.add(
            "驾车记录", 记录编号=w.next_no("JL"), 公民身份号码=who.id, 姓名=who.name,
            核实驾驶人=verified, 车牌号=f"晋Z{w.serial % 100_000:05d}", 日期=day(on),
            地区划=who.county,
        )  # fmt: skip

    for _ in range(w.copies):
        who = w.adult()
        taken(w, who, day("2024-09-10"))
        seen(who, True)
        w.plant("D8", who.id, "驾驶证已吊销，2025-04-12经核实驾车")
    who = w.adult()
    taken(w, who, day("2024-09-10"))
    seen(who, False)
    w.trap("D8", who.id, "待核", "只有车牌，驾驶人未核实")
    who = w.adult()
    taken(w, who, day("2024-09-10"))
    seen(who, True, "2024-08-01")
    w.trap("D8", who.id, "无", "驾车时驾驶证尚未吊销")


def _again(w: World) -> None:
    def twice(first: str, second: str, **cells: Any) -> Person:
        who = w.adult()
        penalty(w, who, day(first))
        penalty(w, who, day(second), **cells)
        licence(w, who)
        return who

    for _ in range(w.copies):
        w.plant("D9", twice("2021-05-10", "2025-01-15").id, "两次饮酒驾驶受罚，第二次后仍正常")
    w.trap(
        "D9", twice("2021-05-10", str(plus(AS_OF, -30))).id, "无", "快照日是第二次决定后第三十日"
    )
    who = twice("2021-05-10", "2025-01-15", 撤销日期=day("2025-03-10"))
    w.trap("D9", who.id, "无", "第二次处罚已被撤销", also=("待核",))
    who = w.adult()
    penalty(w, who, day("2024-05-10"))
    licence(w, who)
    w.trap("D9", who.id, "无", "只有一次饮酒驾驶，暂扣期满")
    who = twice("2021-05-10", "2025-01-15", 车辆类型="非机动车")
    w.trap("D9", who.id, "无", "第二次驾驶的是非机动车", also=("待核",))
    who = w.adult()
    penalty(w, who, day("2021-05-10"))
    penalty(w, who, day("2025-01-15"))
    taken(w, who, day("2025-01-20"), "再次饮酒驾驶")
    w.trap("D9", who.id, "无", "第二次后已吊销")
