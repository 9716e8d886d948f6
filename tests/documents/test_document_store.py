"""Documents in a home: once, recognised, found, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from doc_files import packed
from doc_texts import judgment

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import Progress
from shujian.documents import store, store_writing
from shujian.documents.readers.options import DocumentOptions
from shujian.store import db, originals
from shujian.store.home import Home
from shujian.store.schema import DocumentImport, DocumentRepeat, DocumentRow, JournalEntry
from shujian.trust import Context

FACTS = "".join(f"第{i}笔事实，被告人在虚江区第{i * 7}号商铺内实施盗窃，" for i in range(30))
CTX = Context("某检察官", purpose="测试")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "数据 (1)", database="")
    yield opened
    opened.close()


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "移送"
    folder.mkdir()
    (folder / "1.txt").write_text(judgment(1, facts=FACTS), "utf-8")
    (folder / "2.txt").write_text(judgment(2), "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "空.txt").write_bytes(b"")
    return folder


def _ids(home: Home, query: str) -> set[str]:
    with store.search(home) as index:
        return {hit.id for hit in index.find(query, 100)}


def test_what_is_brought_in_is_kept_listed_and_found(home: Home, box: Path) -> None:
    account = store.bring_in(CTX, home, [box], supplier="某法院")
    assert (account.documents, account.kept) == (4, 4)
    assert dict(account.states) == {"可读": 2, "无法读取": 2}
    found = {d.source: d for d in store.documents(home)}
    assert set(found) == {"移送/1.txt", "移送/2.txt", "移送/坏.docx", "移送/空.txt"}
    one = found["移送/1.txt"]
    assert one.text == judgment(1, facts=FACTS)
    with originals.open_original(home, one.original) as file:
        assert file.read().decode() == one.text
    assert _ids(home, "商铺") == {one.id}
    assert store.document(home, one.id) == one
    with db.reader(home) as session:
        [entry] = session.query(JournalEntry).all()
    assert entry.detail_json["读出"] == {"可读": 2, "无法读取": 2}


def test_bringing_in_twice_stores_nothing_again(home: Home, box: Path) -> None:
    store.bring_in(CTX, home, [box])
    before = list(store.documents(home, copies=True))
    account = store.bring_in(CTX, home, [box])
    assert (account.kept, account.copies, account.repeats) == (0, 0, 4)
    assert list(store.documents(home, copies=True)) == before
    with db.reader(home) as session:
        assert {r.source for r in session.query(DocumentRepeat)} == {d.source for d in before}


def test_a_more_complete_copy_takes_the_place_and_gives_it_back(home: Home, tmp_path: Path) -> None:
    cut, full = tmp_path / "截.txt", tmp_path / "全.txt"
    text = judgment(1, facts=FACTS)
    cut.write_text(text[: len(text) * 3 // 4], "utf-8")
    full.write_text(text, "utf-8")
    first = store.bring_in(CTX, home, [cut])
    second = store.bring_in(CTX, home, [full])
    assert (first.kept, second.copies) == (1, 1)
    assert [d.name for d in store.documents(home)] == ["全.txt"]
    assert {d.name for d in store.documents(home, copies=True)} == {"全.txt", "截.txt"}
    store.withdraw(CTX, home, "来文有误", import_id=second.import_id)
    [left] = store.documents(home)
    assert left.name == "截.txt"
    assert _ids(home, "商铺") == {left.id}


def test_a_withdrawn_document_is_gone_and_may_come_back(home: Home, box: Path) -> None:
    account = store.bring_in(CTX, home, [box])
    ids = _ids(home, "盗窃")
    assert store.withdraw(CTX, home, "撤回", import_id=account.import_id) == 4
    assert list(store.documents(home, copies=True)) == []
    assert _ids(home, "盗窃") == set()
    assert {store.document(home, i).id for i in ids} == ids
    again = store.bring_in(CTX, home, [box])
    assert (again.kept, again.repeats) == (4, 0)
    assert _ids(home, "盗窃") == ids


def test_what_two_deliveries_brought_stays_until_both_are_withdrawn(home: Home, box: Path) -> None:
    first = store.bring_in(CTX, home, [box])
    second = store.bring_in(CTX, home, [box])
    assert store.withdraw(CTX, home, "撤回", import_id=first.import_id) == 0
    assert len(list(store.documents(home))) == 4
    assert store.withdraw(CTX, home, "撤回", import_id=second.import_id) == 4
    assert list(store.documents(home)) == []


def test_single_documents_can_be_withdrawn(home: Home, box: Path) -> None:
    store.bring_in(CTX, home, [box])
    [ident] = _ids(home, "商铺")
    assert store.withdraw(CTX, home, "不公开", ids=[ident]) == 1
    assert ident not in {d.id for d in store.documents(home)}
    with pytest.raises(ShujianError) as caught:
        store.withdraw(CTX, home, "不公开", ids=[ident])
    assert caught.value.code == "documents.not_there"
    with pytest.raises(ShujianError) as caught:
        store.withdraw(CTX, home, " ", ids=[ident])
    assert caught.value.code == "documents.no_reason"


def test_numbers_of_two_suppliers_do_not_collide(home: Home, tmp_path: Path) -> None:
    for name, serial in (("甲.json", 1), ("乙.json", 2)):
        rows = [{"id": "1", "text": judgment(serial)}]
        (tmp_path / name).write_text(json.dumps(rows), "utf-8")
        store.bring_in(CTX, home, [tmp_path / name])
    found = list(store.documents(home))
    assert len({d.id for d in found}) == 2
    assert found[0].id == "1"
    assert "来文编号“1”" in found[1].notes[-1]


def test_members_of_an_archive_point_at_the_archive(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(packed({"1.txt": judgment(1), "2.txt": judgment(2)}))
    store.bring_in(CTX, home, [path])
    found = list(store.documents(home))
    assert {originals.path_of(home, d.original).read_bytes() for d in found} == {path.read_bytes()}
    assert len({d.sha256 for d in found}) == 2


def test_a_stopped_import_leaves_nothing_visible(home: Home, box: Path) -> None:
    seen: list[str] = []
    progress = Progress(lambda share, text: seen.append(text), lambda: len(seen) > 4)
    with pytest.raises(CancelledError):
        store.bring_in(CTX, home, [box], options=DocumentOptions(progress=progress))
    assert list(store.documents(home, copies=True)) == []
    account = store.bring_in(CTX, home, [box])
    with db.reader(home) as session:
        assert [row.id for row in session.query(DocumentImport)] == [account.import_id]
        assert session.query(DocumentRow).count() == 4


def test_a_crash_before_the_end_changes_nothing_that_was_there(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = judgment(1, facts=FACTS)
    (tmp_path / "截.txt").write_text(text[: len(text) * 3 // 4], "utf-8")
    (tmp_path / "全.txt").write_text(text, "utf-8")
    store.bring_in(CTX, home, [tmp_path / "截.txt"])
    before = list(store.documents(home))

    def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(store_writing.Writer, "settle", crash)
        with pytest.raises(RuntimeError):
            store.bring_in(CTX, home, [tmp_path / "全.txt"])
    assert list(store.documents(home)) == before
    assert store.bring_in(CTX, home, [tmp_path / "全.txt"]).copies == 1
    assert [d.name for d in store.documents(home)] == ["全.txt"]


def test_a_lost_index_is_made_anew(home: Home, box: Path) -> None:
    store.bring_in(CTX, home, [box])
    found = _ids(home, "盗窃")
    for path in home.path.glob(f"{store.INDEX}*"):
        path.unlink()
    store.refresh_index(home)
    assert _ids(home, "盗窃") == found
