"""Whatever bytes are given: no crash, no file left out, one state each."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from doc_files import doc, docx, ofd, packed, paragraph, pdf_of, table
from doc_texts import judgment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.documents.document import DocumentState, exact_form, text_id
from shujian.documents.readers.markup import tokens
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.reading import read_documents
from shujian.documents.readers.rtf import rtf_text

TEXT = judgment(1)
SEEDS = [
    TEXT.encode(),
    docx(paragraph(TEXT) + table([["甲"]])),
    pdf_of(TEXT),
    doc(TEXT),
    ofd([[(10.0, 10.0, TEXT[:20])]]),
    f"<html><body><p>{TEXT}</p><table><tr><td>甲</table>".encode(),
    b'[{"id": 1, "text": "\\ud800"}, {"text": "' + TEXT.encode() + b'"}]',
    packed({"a.txt": TEXT, "b.docx": docx(paragraph(TEXT))}),
    b"{\\rtf1 \\u-100?\\'d6\\'d0{\\*\\x }}",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n\n<html>",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound file with pieces cut, overwritten or doubled; or any bytes."""
    data = bytearray(draw(st.sampled_from(SEEDS) | st.binary(max_size=300)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 60))
        how = draw(st.sampled_from(["cut", "tail", "write", "double"]))
        if how == "cut":
            del data[at : at + length]
        elif how == "tail":
            del data[at:]
        elif how == "write":
            data[at : at + length] = draw(st.binary(max_size=length))
        else:
            data[at:at] = data[at : at + length]
    return bytes(data)


@pytest.fixture
def _no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of this computer would be started for each broken file, and take seconds."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))


@pytest.mark.usefixtures("_no_converter")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(damaged(), min_size=6, max_size=12))
def test_any_bytes_give_documents_with_one_state_each(files: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            (Path(folder) / f"{number}.doc").write_bytes(data)
        found = list(read_documents([folder], DocumentOptions(ocr=False)))
    assert {Path(d.source.partition("#")[0]).parts[1] for d in found} == {
        f"{i}.doc" for i in range(len(files))
    }
    for document in found:
        assert document.state in DocumentState
        assert document.id
        # lone surrogates would raise here
        assert (document.source + document.text).encode("utf-8")
        if document.state is DocumentState.UNREADABLE:
            assert document.text == ""
            assert document.notes


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/!-?= \"'abp甲&;scriptle\n", max_size=200))
def test_any_page_is_taken_apart_and_no_text_outside_tags_is_lost(page: str) -> None:
    found = list(tokens(page))
    assert all(token.kind in ("start", "end", "text", "raw") for token in found)
    if "<" not in page and "&" not in page:
        assert "".join(token.text for token in found) == page


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_rtf_gives_sound_text(data: bytes) -> None:
    assert (rtf_text(b"{\\rtf1 " + data) + "x").encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_ids_do_not_hang_on_blanks_and_widths(text: str) -> None:
    assert exact_form(exact_form(text)) == exact_form(text)
    spaced = " ".join(text).replace("(", "（").replace("1", "１")
    if all(ord(c) < 0xD800 or ord(c) > 0xDFFF for c in text):
        assert text_id(spaced) == text_id(text)
