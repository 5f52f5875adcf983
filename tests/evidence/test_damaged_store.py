"""A store that somebody damaged: said in words, and mended where that is possible."""

import json

import pytest

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.measures.counts import Question, count
from tests.archives import crime, load, street, write

NAME = "2025-01-thames-valley-street.csv"


@pytest.fixture
def loaded(store, tmp_path):
    load(store, write(tmp_path / "in", NAME, street([crime()] * 3)))
    return store


@pytest.mark.parametrize("content", [b"", b"\xff", b"one", b"-1"])
def test_damaged_pointer_says_what_to_write_into_it(loaded, content):
    (loaded.root / "CURRENT").write_bytes(content)
    with pytest.raises(Damaged, match="write the number of a whole release into it, such as 1"):
        loaded.release()


def test_pointer_to_a_release_that_is_not_there(loaded):
    (loaded.root / "CURRENT").write_text("7")
    with pytest.raises(Damaged, match="names release 7, which is not there"):
        loaded.release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"release": 1}'])
def test_damaged_manifest_is_named(loaded, content):
    path = loaded.root / "releases" / "000001.json"
    path.write_bytes(content)
    with pytest.raises(Damaged, match="000001.json is damaged"):
        type(loaded)(loaded.root / ".").release()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"3"])
def test_damaged_list_of_files_seen_is_only_slower(loaded, tmp_path, content):
    loaded.seen_path.write_bytes(content)
    report = load(loaded, tmp_path / "in")
    assert (report.is_new, report.files_unchanged) == (False, 1)
    assert isinstance(json.loads(loaded.seen_path.read_bytes()), dict)


@pytest.mark.parametrize("folder", ["versions", "summaries"])
def test_lost_parquet_is_made_again_by_the_same_archive(loaded, tmp_path, folder):
    for path in (loaded.root / folder).rglob("*.parquet"):
        path.unlink()
    load(loaded, tmp_path / "in")
    for by in (("month",), ("lsoa",)):
        question = Question(by=by, where={"force": ("thames-valley",)})
        assert count(question, loaded, loaded.release()).rows[0][-2:] == (3, "complete")
    assert loaded.current_number() == 1


def test_characters_that_no_value_has_are_refused(loaded):
    for value in ("\udcff", "\0", "a\nb"):
        with pytest.raises(BadInput, match="holds characters that no value has"):
            count(Question(where={"district": (value,)}), loaded, loaded.release())
