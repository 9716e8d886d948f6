"""Accounts and roles: who may make, change and close them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import JournalEntry, User
from shujian.trust import Action, Context, Thing, accounts, decide, require, roles
from shujian.trust import sign_in as sign_in_module
from shujian.trust.accounts import HASHER
from shujian.trust.sign_in import Proof, Refusal, context_of, person_of, prove, sign_in
from tests.conftest import STRONG

PASSWORD = "一句容易记住的话吧！"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home.open(tmp_path / "home")
    with db.session(made) as session:
        accounts.create_first(session, Context("安装"), "guanli", "王管理", PASSWORD)
        accounts.create(session, Context("安装"), made, "banan", "李办案", "办案人", PASSWORD)
        assert session.get_one(User, accounts.listed(session)[0].id).temporary
    return made


def _context(home: Home, account: str) -> Context:
    with db.reader(home) as session:
        user = session.scalars(select(User).where(User.account == account)).one()
    return context_of(home, user, "某院")


def test_a_stolen_hash_is_costly_to_try() -> None:
    """RFC 9106, section 4: argon2id, 64 MiB, three passes, four lanes."""
    assert STRONG.hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize(
    "password", ["wode-mima-banan1", "wode-mima-BaNan-yijuhua", "一句话里面有ｂａｎａｎ也不行"]
)
def test_a_password_with_the_account_in_it_is_refused_wherever_it_is_set(
    home: Home, password: str
) -> None:
    boss = _context(home, "guanli")
    with db.session(home) as session:
        held = session.scalars(select(User).where(User.account == "banan")).one()
        for who in (boss, _context(home, "banan")):
            with pytest.raises(ShujianError, match="密码中含有账号"):
                accounts.change_password(session, who, held.id, password)
        with pytest.raises(ShujianError, match="密码中含有账号"):
            accounts.create(session, boss, home, "BANAN", "李办案", "办案人", password)


def test_a_short_account_forbids_no_password_that_happens_to_hold_its_letters() -> None:
    assert accounts.hashed("li", "yi-ju-hua-li-de-mima")
    assert accounts.hashed("Ｌｉｕ", "liushui-bu-zheng-xian")
    with pytest.raises(ShujianError, match="密码中含有账号"):
        accounts.hashed("lili", "yi-ju-hua-LILI-de-mima")


@pytest.mark.parametrize(
    ("action", "allowed"),
    [(Action.VIEW, True), (Action.IMPORT, True), (Action.CLUE, True), (Action.WITHDRAW, False),
     (Action.CONTENT, False), (Action.ACCOUNT, False), (Action.SETTING, False)],
)  # fmt: skip
def test_a_person_who_handles_cases_may_do_what_the_role_says(
    home: Home, action: Action, allowed: bool
) -> None:
    decision = decide(_context(home, "banan"), action, Thing("x"))
    assert (decision.allowed, "角色" in decision.reason) == (allowed, not allowed)
    assert decide(_context(home, "guanli"), action, Thing("x")).allowed


def test_a_refusal_on_screen_speaks_of_no_command_line(home: Home) -> None:
    with pytest.raises(ShujianError) as caught:
        require(_context(home, "banan"), Action.REVEAL, Thing("公民身份号码", 4))
    assert "用途" in caught.value.remedy
    assert "--" not in caught.value.remedy


def test_only_administrators_make_accounts_and_the_last_one_stays(home: Home) -> None:
    with pytest.raises(ShujianError, match="不能管理账号"), db.session(home) as session:
        accounts.create(session, _context(home, "banan"), home, "new", "新人", "管理员", PASSWORD)
    with db.session(home) as session:
        first = session.scalars(select(User).where(User.account == "guanli")).one()
        with pytest.raises(ShujianError, match="最后一个管理员"):
            accounts.update(session, _context(home, "guanli"), home, first.id, "办案人", True)


def _sign_in(session: Session) -> tuple[User, str] | Refusal:
    proof = prove(session, "banan", PASSWORD)
    return proof if isinstance(proof, Refusal) else sign_in(session, "banan", proof)


def test_a_password_that_was_changed_meanwhile_opens_nothing(home: Home) -> None:
    with db.reader(home) as session:
        proof = prove(session, "banan", PASSWORD)
    assert isinstance(proof, Proof)
    with db.session(home) as session:
        user = session.scalars(select(User).where(User.account == "banan")).one()
        user.secret = HASHER.hash("另一句容易记住的话！")
        assert isinstance(sign_in(session, "banan", proof), Refusal)


def test_tries_are_checked_without_the_lock_of_writers_and_not_all_at_once(home: Home) -> None:
    with db.session(home), db.reader(home) as session:  # somebody writes all the while
        wrong = prove(session, "banan", "不对的密码")
        nobody = prove(session, "没有的人", "不对的密码")
    assert isinstance(wrong, Proof)
    assert not wrong.right
    assert isinstance(nobody, Refusal)  # nothing will be written of it
    taken = 0
    while sign_in_module._WAITING.acquire(blocking=False):
        taken += 1
    try:
        with db.reader(home) as session:
            crowded = prove(session, "banan", PASSWORD)
    finally:
        for _ in range(taken):
            sign_in_module._WAITING.release()
    assert isinstance(crowded, Refusal)
    assert crowded.error.code == "trust.crowded"


def test_a_closed_account_is_out_at_once(home: Home) -> None:
    with db.session(home) as session:
        found = _sign_in(session)
    assert isinstance(found, tuple)
    user, token = found
    with db.session(home) as session:
        accounts.update(session, _context(home, "guanli"), home, user.id, user.role, False)
    with db.reader(home) as session:
        assert person_of(session, token) is None
    with db.session(home) as session:
        assert not isinstance(_sign_in(session), tuple)


def test_making_an_account_stands_in_the_journal_without_the_password(home: Home) -> None:
    with db.reader(home) as session:
        told = session.scalars(select(JournalEntry).where(JournalEntry.object == "banan")).one()
    assert told.action == Action.ACCOUNT
    assert PASSWORD not in str(told.detail_json)


def test_a_role_with_an_unknown_action_is_refused_with_its_file(home: Home) -> None:
    folder = home.content / "roles"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text("id: unit/x\nname: 怪\nmay: [view, fly]\n", "utf-8")
    with pytest.raises(ShujianError, match="fly"):
        roles.roles(home)
