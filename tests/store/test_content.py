from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.store.content import Content, mark_of
from shujian.store.home import Home


def put(root: Path, name: str, text: str) -> Path:
    path = root / "kind" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def layered(home: Home) -> Home:
    (home.packages / "pkg").mkdir()
    return home


def test_layers_from_low_to_high_and_files_by_path(layered: Home) -> None:
    package = layered.packages / "pkg"
    paths = [
        put(package, "b/z.yaml", "id: p/z"),
        put(package, "c.yaml", "id: p/c"),
        put(layered.content, "a.yaml", "id: u/a"),
    ]
    put(layered.content, ".hidden.yaml", "id: u/h")
    put(layered.content, "~$open.yaml", "id: u/o")
    found = list(Content(layered).files("kind"))
    assert [p for _, p in found] == paths
    assert [layer.rank for layer, _ in found] == [1, 1, 2]
    assert list(Content(layered).items("kind")) == ["p/c", "p/z", "u/a"]


def test_the_shipped_layer_stands_without_a_home() -> None:
    assert [layer.name for layer in Content().layers] == ["随程序"]


def test_a_declared_override_wins_and_knows_what_it_replaces(layered: Home) -> None:
    put(layered.packages / "pkg", "a.yaml", "id: p/a\nx: 1")
    put(layered.content, "a.yaml", "id: p/a\nx: 2\nderives_from: p/a")
    item = Content(layered).items("kind")["p/a"]
    assert item.data["x"] == 2
    assert item.overrides is not None
    assert item.overrides.data["x"] == 1
    assert not item.stale


def test_an_override_knows_when_its_origin_changed(layered: Home) -> None:
    put(layered.packages / "pkg", "a.yaml", "id: p/a\nx: 1")
    mark = mark_of({"id": "p/a", "x": 1})
    put(layered.content, "a.yaml", f"id: p/a\nderives_from: p/a@{mark}")
    assert not Content(layered).items("kind")["p/a"].stale
    put(layered.packages / "pkg", "a.yaml", "id: p/a\nx: 3")
    assert Content(layered).items("kind")["p/a"].stale


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: p/a\nx: 2", "content.shadow"),
        ("id: p/a\nderives_from: p/b", "content.shadow"),
        ("id: a", "content.namespace"),
        ("id: /a", "content.namespace"),
        ("x: 1", "content.id"),
        ("- 1", "content.id"),
        ("id: [", "core.yaml"),
    ],
)
def test_what_a_unit_may_not_write(layered: Home, text: str, code: str) -> None:
    put(layered.packages / "pkg", "a.yaml", "id: p/a\nx: 1")
    path = put(layered.content, "b.yaml", text)
    with pytest.raises(ShujianError) as caught:
        Content(layered).items("kind")
    assert caught.value.code == code
    assert caught.value.where.file == str(path)


def test_an_id_is_unique_in_its_layer_even_between_packages(layered: Home) -> None:
    (layered.packages / "zzz").mkdir()
    put(layered.packages / "pkg", "a.yaml", "id: p/a")
    put(layered.packages / "zzz", "a.yaml", "id: p/a\nderives_from: p/a")
    with pytest.raises(ShujianError, match="重复"):
        Content(layered).items("kind")


def test_all_errors_come_together(layered: Home) -> None:
    put(layered.content, "a.yaml", "id: a")
    put(layered.content, "b.yaml", "x: 1")
    with pytest.raises(ManyErrorsError) as caught:
        Content(layered).items("kind")
    assert len(caught.value.errors) == 2


def test_models_are_folders_with_a_model_file(layered: Home) -> None:
    put(layered.content, "m1/model.yaml", "id: u/m1")
    put(layered.content, "m1/cases.yaml", "- name: 例")
    put(layered.content, "drafts/notes.yaml", "x: 1")
    assert list(Content(layered).models("kind")) == ["u/m1"]
    assert [p.name for _, p in Content(layered).folders("kind")] == ["drafts", "m1"]
