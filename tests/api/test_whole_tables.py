"""A whole table is sent as the file that the worker made: length, tag, date, ranges."""

import gzip

import pytest

from frankpledge.evidence import exports
from frankpledge.evidence.store.releases import Store
from frankpledge.web.worker import EXPORT, put_exports, work_off
from tests.factories import NOW
from tests.once import copied

pytestmark = pytest.mark.django_db
TABLE = "/api/v1/tables/street.parquet"


@pytest.fixture
def held(small_store, tmp_path) -> Store:
    return Store(copied(small_store.root, tmp_path / "held"))


@pytest.fixture
def made(held):
    exports.make(held, held.release())
    return held


def body(answer) -> bytes:
    found = b"".join(answer.streaming_content)
    answer.close()
    return found


def ask(client, **headers):
    """Return the answer for the table with these headers, its body let go."""
    answer = client.get(TABLE, headers={name.replace("_", "-"): v for name, v in headers.items()})
    answer.close()
    return answer


def test_until_it_is_made_a_table_is_streamed_and_holds_the_same_rows(site, held):
    client = site(held)
    before = body(client.get("/api/v1/tables/street.csv"))
    exports.make(held, held.release())
    after = client.get("/api/v1/tables/street.csv", headers={"Accept-Encoding": "gzip"})
    assert after["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(after)) == before
    assert body(client.get("/api/v1/tables/street.csv")) == before


def test_a_file_says_its_length_and_digest_and_is_not_sent_twice(site, made):
    client = site(made)
    path, digest = exports.file_of(made, made.release().number, "street", exports.PARQUET)
    answer = client.get(TABLE)
    assert answer["ETag"] == f'"{digest.sha256}"'
    assert int(answer["Content-Length"]) == digest.bytes == len(body(answer))
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Data-Release"] == str(made.release().number)
    assert ask(client, If_None_Match=answer["ETag"]).status_code == 304
    assert ask(client, If_None_Match='"other"').status_code == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=5-", 5, None),
        ("bytes=-7", -7, None),
        ("bytes=3-9999999", 3, None),
    ],
)
def test_a_range_is_sent_as_a_part(site, made, asked, first, last):
    client = site(made)
    whole = body(client.get(TABLE))
    answer = client.get(TABLE, headers={"Range": asked})
    assert answer.status_code == 206
    assert body(answer) == whole[first:last]
    start = first if first >= 0 else len(whole) + first
    stop = (last or len(whole)) - 1
    assert answer["Content-Range"] == f"bytes {start}-{stop}/{len(whole)}"
    assert int(answer["Content-Length"]) == stop - start + 1


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5"]
)
def test_a_range_that_is_none_is_answered_whole(site, made, asked):
    answer = ask(site(made), Range=asked)
    assert answer.status_code == 200
    assert "Content-Range" not in answer


def test_a_range_behind_the_end_is_refused_with_the_length(site, made):
    answer = site(made).get(TABLE, headers={"Range": "bytes=99999999-"})
    assert answer.status_code == 416
    _, digest = exports.file_of(made, made.release().number, "street", exports.PARQUET)
    assert answer["Content-Range"] == f"bytes */{digest.bytes}"


def test_a_part_of_another_file_is_not_given_for_this_one(site, made):
    client = site(made)
    tag, changed = ask(client)["ETag"], ask(client)["Last-Modified"]
    part = {"Range": "bytes=0-9"}
    assert ask(client, **part, If_Range=tag).status_code == 206
    assert ask(client, **part, If_Range=changed).status_code == 206
    assert ask(client, **part, If_Range='"old"').status_code == 200
    assert ask(client, **part, If_Range="yesterday").status_code == 200


def test_what_is_narrowed_is_streamed(site, made):
    answer = site(made).get(f"{TABLE}?month=2025-05")
    assert body(answer)
    assert "ETag" not in answer


def test_the_worker_makes_the_tables_of_a_new_release_once(site, held):
    site(held)
    assert [w for w in work_off() if w.kind == EXPORT and not w.error]
    assert exports.is_made(held, held.release().number)
    assert [w for w in work_off() if w.kind == EXPORT] == []
    exports.throw_away(held)
    put_exports(NOW)
    assert [w for w in work_off() if w.kind == EXPORT and not w.error]


def test_an_empty_or_damaged_store_puts_nothing_into_the_queue(site, tmp_path, held):
    site(Store(tmp_path / "empty"))
    assert list(work_off()) == []
    (held.root / "CURRENT").write_text("nonsense")
    site(held)
    assert list(work_off()) == []
