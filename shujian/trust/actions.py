"""What can be done: the vocabulary of decisions and of the journal."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """One kind of deed; the value stands in the journal, the label is for users."""

    VIEW = "view"
    REVEAL = "reveal"
    EXPORT = "export"
    IMPORT = "import"
    ACKNOWLEDGE = "acknowledge"
    WITHDRAW = "withdraw"
    MAP = "map"
    CONTENT = "content"
    RUN = "run"
    CANCEL = "cancel"
    REPLAY = "replay"
    CLUE = "clue"
    CORRECT = "correct"
    LOCAL_RULE = "local-rule"
    SETTING = "setting"
    ACCOUNT = "account"
    SIGN_IN = "sign-in"
    RECOVER = "recover"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _LABELS[self]

    @property
    def reveals(self) -> bool:
        """Whether values come out unmasked."""
        return self in (Action.REVEAL, Action.EXPORT)

    @property
    def journaled(self) -> bool:
        """Whether it must be written to the journal: all that reveals or changes."""
        return self != Action.VIEW


_LABELS = {
    Action.VIEW: "查看",
    Action.REVEAL: "查看原值",
    Action.EXPORT: "导出",
    Action.IMPORT: "导入",
    Action.ACKNOWLEDGE: "确认导入",
    Action.WITHDRAW: "撤回导入",
    Action.MAP: "对应列名",
    Action.CONTENT: "修改模型和数据表",
    Action.RUN: "运行模型",
    Action.CANCEL: "取消任务",
    Action.REPLAY: "重现运行",
    Action.CLUE: "处理线索",
    Action.CORRECT: "更正事实",
    Action.LOCAL_RULE: "修改地方规定",
    Action.SETTING: "修改设置",
    Action.ACCOUNT: "管理账号",
    Action.SIGN_IN: "登录",
    Action.RECOVER: "启动时清理未完成的操作",
}
