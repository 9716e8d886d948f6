"""XML: records by their elements, nothing that blows up, nothing lost where it is cut."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.pool.readers import Limits, ReadOptions
from shujian.pool.readers.job import Job
from shujian.pool.readers.xmlstream import watch

PEOPLE = (
    '<?xml version="1.0" encoding="UTF-8"?><名单 版本="1"><人员 编号="1"><姓名>张三</姓名>'
    "<住址><市>虚构市</市><路>示例路1号</路></住址><电话>1</电话><电话>2</电话></人员>"
    "<人员 编号='2'><姓名>李&lt;四&#x3E;</姓名><备注/></人员></名单>"
)


def test_repeated_elements_are_rows_and_nested_names_are_ways(one):
    result = one(PEOPLE, "a.xml")
    assert (result.part.format, result.part.sheet) == ("xml", "人员")
    assert result.part.header == ["编号", "姓名", "住址.市", "住址.路", "电话", "备注"]
    assert result.cells == [
        ["1", "张三", "虚构市", "示例路1号", '["1", "2"]', ""],
        ["2", "李<四>", "", "", "", ""],
    ]
    assert result.lines == [1, 2]
    assert result.part.notes == ["以元素 人员 为一行，共 2 个，请确认"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_any_encoding_whatever_the_file_says_of_it(one, encoding):
    data = PEOPLE.replace("UTF-8", "GB2312").encode(encoding)
    assert one(data, "a.xml").cells[0][1] == "张三"


def test_frames_around_records_and_head_and_body_are_no_records(one):
    data = (
        "<?xml version='1.0'?><Msg><head><id>7</id></head><body><group no='1'><r><a>1</a></r><r><a>2</a></r>"
        "</group><group no='2'><r><a>3</a></r></group></body></Msg>"
    )
    result = one(data, "a.xml")
    assert (result.part.sheet, [row[0] for row in result.cells]) == (
        "body.group.r",
        ["1", "2", "3"],
    )


def test_a_record_that_holds_records_is_one_and_the_inner_ones_may_be_chosen(read, table):
    data = "<d>" + "<p><n>甲</n><m>1</m><s><i><k>1</k></i><i><k>2</k></i></s></p>" * 2 + "</d>"
    (part,) = read(data, "a.xml").parts
    assert (part.sheet, table(part).cells[0]) == ("p", ["甲", "1", '["1", "2"]'])
    assert any("p.s.i（4 个）" in note for note in part.notes)
    (inner,) = read(data, "a.xml", options=ReadOptions(sheets=("p.s.i",))).parts
    assert (inner.part_no, table(inner).cells) == (2, [["1"], ["2"], ["1"], ["2"]])


def test_several_kinds_of_records_are_several_parts(read):
    data = "<d>" + "<a><x>1</x></a>" * 2 + "<b y='1'/>" * 3 + "</d>"
    assert [(p.sheet, p.rows) for p in read(data, "a.xml").parts] == [("a", 2), ("b", 3)]


def test_one_record_alone_is_found(one):
    assert one("<d><row><a>1</a><b>2</b></row></d>", "a.xml").cells == [["1", "2"]]


def test_name_spaces_are_left_out(one):
    data = '<n:d xmlns:n="u" xmlns:xsi="v"><n:r><n:a>1</n:a></n:r><n:r><n:a xsi:nil="true"/></n:r></n:d>'
    result = one(data, "a.xml")
    assert (result.part.header, result.cells) == (["a"], [["1"], [""]])


BOMB = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><d><r><x>&b;</x></r></d>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "实体“a”"),
        ("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><d><r>&x;</r></d>", "实体“x”"),
        ("<!DOCTYPE d [<!ENTITY % p SYSTEM 'http://127.0.0.1/x'> %p;]><d/>", "实体“p”"),
        ("<!DOCTYPE d SYSTEM 'd.dtd'><d><r>&y;</r><r>1</r></d>", "实体“y”"),
        ("<a>" * 150 + "</a>" * 150, "嵌套超过"),
        ("<d>" + "".join(f"<e{i}>1</e{i}>" for i in range(20_001)) + "</d>", "20000 种"),
    ],
    ids=["bomb", "a file", "an address", "unknown", "deep", "scattered"],
)
def test_what_can_blow_up_is_refused(read, data, why):
    with pytest.raises(ShujianError, match=why) as error:
        read(data, "a.xml")
    assert error.value.code == "pool.xml"


def test_more_columns_than_allowed_are_refused(read):
    row = "<r>" + "".join(f"<e{i}>1</e{i}>" for i in range(2001)) + "</r>"
    with pytest.raises(ShujianError) as error:
        read(f"<d>{row}{row}</d>", "a.xml")
    assert "列" in str(error.value)


@pytest.mark.parametrize("tail", ["<r><a>3</a><b>", "<r><a>3</a></b></r></d>", "<r><a>3</a>x & y"])
def test_a_cut_file_keeps_what_came_before_and_says_so(one, tail):
    result = one("<d><r><a>1</a><b>x</b></r><r><a>2</a></r>" + tail, "a.xml")
    assert [row[0] for row in result.cells] == ["1", "2", "3"]
    assert [bool(why) for why in result.broken] == [False, False, True]
    assert any("XML 不完整" in note for note in result.part.notes)


@pytest.mark.parametrize("data", ["<d/>", "<d><!-- nothing --></d>", "<?xml version='1.0'?>"])
def test_no_record_is_no_table(read, data):
    with contextlib.suppress(ShujianError):
        assert read(data, "a.xml").parts[0].rows <= 1


class _Quiet:
    def start(self, path, values) -> None:
        pass

    def end(self, path, text, inner) -> None:
        pass


@given(st.text(alphabet="<>/?!&;='\"abx张 \n[]-", max_size=80))
def test_random_text_never_raises_but_our_error(text):
    with contextlib.suppress(ShujianError):
        watch(iter([text]), "a.xml", _Quiet())


VALUE = st.text(alphabet='ab张三1.2&<>" ', max_size=5).map(str.strip)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=2, max_size=8))
def test_what_is_written_is_read(tmp_path, table, rows):
    from xml.sax.saxutils import escape

    body = "".join(
        f"<r>{''.join(f'<c{i}>{escape(v)}</c{i}>' for i, v in enumerate(r))}</r>" for r in rows
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<?xml version='1.0'?><d>{body}</d>", encoding="utf-8")
    job = Job("a.xml", tmp_path / "raw", ReadOptions(), Limits())
    job.read_file(path)
    kept = [r for r in rows if any(r)]
    assert [r for r in table(job.parts[0]).cells if any(r)] == kept
