"""`holdspace coach`: JSON lines in, JSON lines out."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

CLEAN = {"id": 1, "text": "We sat on the floor and laughed.", "kind": "share"}
FOUND = {"id": "b", "text": "Send it to lwhite.river@example.net, she checks it."}


def run(path):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("coach", str(path), stdout=out, stderr=err)
        ended = None
    except CommandError as problem:
        ended = str(problem)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue().splitlines(), ended


@pytest.fixture
def written(tmp_path):
    def write(*lines):
        path = tmp_path / "texts.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
        return path

    return write


def test_each_line_has_its_answer(written):
    answers, told, ended = run(written(CLEAN, b"", FOUND))
    assert (told, ended) == ([], None)
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert answers[0]["identifiers"] == []
    assert [sorted(answer) for answer in answers] == [["detail", "id", "identifiers", "language"]] * 2
    assert [(found["start"], found["end"], found["type"]) for found in answers[1]["identifiers"]] == [(11, 35, "EMAIL")]
    assert sorted(answers[1]["identifiers"][0]) == ["end", "severity", "start", "type", "why"]


def test_lines_that_cannot_be_read_are_told_and_the_others_answered(written):
    path = written(CLEAN, b'{"id": 1', b"[]", {"id": 2}, {"id": 3, "text": 4}, {"id": 4, "text": "", "kind": 1}, FOUND)
    answers, told, ended = run(path)
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert told == [
        f"{path}, line 2: not JSON (Expecting ',' delimiter: line 1 column 9 (char 8))",
        f"{path}, line 3: not an object with `id` and `text`",
        f"{path}, line 4: `text` is missing or no text",
        f"{path}, line 5: `text` is missing or no text",
        f"{path}, line 6: `kind` is no text",
    ]
    assert ended == "5 lines could not be read."


def test_one_line_that_is_no_text_at_all(written):
    _answers, told, ended = run(written(b"\xff\xfe"))
    assert len(told) == 1
    assert ended == "One line could not be read."


def test_a_file_that_is_not_there(tmp_path):
    assert run(tmp_path / "x.jsonl") == ([], [], f"Could not read {tmp_path / 'x.jsonl'}: No such file or directory.")


def test_it_reads_what_is_piped_in(monkeypatch):
    class Piped:
        buffer = io.BytesIO(json.dumps(CLEAN).encode())

    monkeypatch.setattr(sys, "stdin", Piped())
    answers, _told, ended = run("-")
    assert ([answer["id"] for answer in answers], ended) == ([1], None)
