"""Crimes, outcomes and stops of the index as police.uk's objects, in JSON text.

The pieces that repeat are made once an answer and joined: thousands of dictionaries would take
many times longer.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import orjson

from frankpledge.api.police_uk.words import category_id, outcome_category, stop_outcome
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.grid import MICRO, street_id
from frankpledge.evidence.index.reader import Index, Rows

RAILWAYS = "btp"
DIGITS = 64  # of a crime's own id
UNDER_INVESTIGATION = "Under investigation"
NOWHERE = "null"


def crimes(index: Index, rows: Rows) -> bytes:
    """Return the crimes of `rows` as a list, each with how it stands."""
    pieces = _crime_pieces(rows)
    standing = _standing(index, rows)
    found = [
        f'{head},"outcome_status":{status}{tail}'
        for (head, tail), status in zip(pieces, standing, strict=True)
    ]
    return f"[{','.join(found)}]".encode()


def crimes_alone(rows: Rows) -> list[str]:
    """Return each crime without how it stands, as outcomes carry it."""
    return [f"{head}{tail}" for head, tail in _crime_pieces(rows)]


def _crime_pieces(rows: Rows) -> list[tuple[str, str]]:
    """Return each crime as text, cut where its outcome would stand."""
    month = rows.month
    categories = [_text(category_id(word)) for word in month.facts["types"]]
    kinds = _location_types(month)
    places = _places(rows, _street_names(rows))
    ids = _ids(rows.column("id"))
    last = f'"location_subtype":"","month":"{month.facts["month"]}"}}'
    found = []
    for category, force, place, identity, number in zip(
        rows.column("type").tolist(),
        rows.column("force").tolist(),
        places,
        ids,
        rows.column("number").tolist(),
        strict=True,
    ):
        kind = kinds[force] if place != NOWHERE else NOWHERE
        found.append(
            (
                (
                    f'{{"category":{categories[category]},"location_type":{kind},"location":{place},'
                    '"context":""'
                ),
                f',"persistent_id":"{identity}","id":{number},{last}',
            )
        )
    return found


def outcomes(index: Index, rows: Rows) -> tuple[bytes, int]:
    """Return the outcomes of `rows` as a list, and how many of them could not be told.

    An outcome's file says nothing of its crime but the id: where no file with that crime is
    held, its kind and month are not known, and the outcome is left out.
    """
    keys = rows.column("id")[:, 0].astype(np.uint64)
    first, after = index.found("street", keys)
    is_known = (after > first) & (keys > 0)
    rows = rows.where(is_known)
    crime = _crimes_of(index, first[is_known])
    kinds = _location_types(rows.month)
    places = _places(rows, _street_names(rows))
    ids = _ids(rows.column("id"))
    words = [_outcome(word, rows.month.facts["month"]) for word in rows.month.facts["outcomes"]]
    found = []
    for outcome, force, place, identity, (category, month, number) in zip(
        rows.column("outcome").tolist(),
        rows.column("force").tolist(),
        places,
        ids,
        crime,
        strict=True,
    ):
        kind = kinds[force] if place != NOWHERE else NOWHERE
        found.append(
            f'{{{words[outcome]},"crime":{{"category":{category},"location_type":{kind},'
            f'"location":{place},"context":"","persistent_id":"{identity}","id":{number},'
            f'"location_subtype":"","month":"{month}"}}}}'
        )
    return f"[{','.join(found)}]".encode(), int(len(keys) - np.count_nonzero(is_known))


def outcomes_of(crime: str, recorded: list[tuple[str, str]]) -> bytes:
    """Return a crime with what was recorded of it: pairs of month and words, oldest first."""
    found = [f"{{{_outcome(word, month)}}}" for month, word in recorded]
    return f'{{"crime":{crime},"outcomes":[{",".join(found)}]}}'.encode()


def stops(index: Index, rows: Rows) -> bytes:
    """Return the stops of `rows` as a list."""
    places = _places(rows, lambda at: _known_names(index, rows.month, at))
    what = rows.month.texts("what").many(rows.column("what"))
    objects = [_object(word) for word in rows.month.facts["outcomes"]]
    found = [
        f'{{{said.decode()},"outcome_object":{objects[outcome]},"datetime":"{_moment(at)}",'
        f'"location":{place}}}'
        for said, outcome, at, place in zip(
            what,
            rows.column("outcome").tolist(),
            rows.column("instant").tolist(),
            places,
            strict=True,
        )
    ]
    return f"[{','.join(found)}]".encode()


def _standing(index: Index, rows: Rows) -> list[str]:
    """Return how each crime stands: null, or words and the month of the newest outcome held.

    A crime under investigation has stood so since its own month. The month of another is left
    empty where no file with an outcome of it is held.
    """
    own = rows.month.facts["month"]
    words = [_text(word) if word else "" for word in rows.month.facts["outcomes"]]
    # The month of these is looked up; that of the others is known.
    is_closed = [
        bool(word) and word != UNDER_INVESTIGATION for word in rows.month.facts["outcomes"]
    ]
    outcomes = rows.column("outcome")
    closed = np.array(is_closed, dtype=bool)[outcomes] if len(outcomes) else np.empty(0, bool)
    keys = rows.month["row_id"][rows.at[closed], 0].astype(np.uint64)
    newest = iter(index.newest_outcomes(keys))
    found = []
    for outcome in outcomes.tolist():
        if not words[outcome]:
            found.append("null")
            continue
        month = next(newest) if is_closed[outcome] else own
        found.append(f'{{"category":{words[outcome]},"date":"{month}"}}')
    return found


def _crimes_of(index: Index, where: np.ndarray) -> list[tuple[str, str, int]]:
    """Return category, month and number of the crimes that stand at `where` among all."""
    months, rows = index.rows_of("street", where)
    found: list[tuple[str, str, int]] = [("", "", 0)] * len(where)
    for number in np.unique(months).tolist():
        name = index.whole.facts["months"][number]
        month = index.month("street", name)
        if month is None:
            continue
        categories = [_text(category_id(word)) for word in month.facts["types"]]
        mine = np.flatnonzero(months == number)
        kinds, numbers = month["row_type"][rows[mine]], month["row_number"][rows[mine]]
        for place, kind, own in zip(mine.tolist(), kinds.tolist(), numbers.tolist(), strict=True):
            found[place] = (categories[kind], name, own)
    return found


def _places(rows: Rows, name: Callable[[np.ndarray], list[str]]) -> list[str]:
    """Return the location of each row; each place is written once."""
    places = rows.place.tolist()
    distinct = [place for place in dict.fromkeys(places) if place >= 0]
    at = np.array(distinct, dtype=np.int64)
    written = [
        f'{{"latitude":"{latitude / MICRO:.6f}","street":{{"id":'
        f'{street_id(latitude, longitude)},"name":{words}}},"longitude":"{longitude / MICRO:.6f}"}}'
        for latitude, longitude, words in zip(
            rows.month["place_lat"][at].tolist(),
            rows.month["place_lng"][at].tolist(),
            name(at),
            strict=True,
        )
    ]
    by_place = dict(zip(distinct, written, strict=True)) | {-1: NOWHERE}
    return [by_place[place] for place in places]


def _street_names(rows: Rows) -> Callable[[np.ndarray], list[str]]:
    month = rows.month
    names = month.texts("name")
    return lambda at: [text.decode() for text in names.many(month["place_name"][at])]


def _known_names(index: Index, month: Folder, at: np.ndarray) -> list[str]:
    return [
        text.decode() for text in index.names_of(month["place_lat"][at], month["place_lng"][at])
    ]


def _location_types(month: Folder) -> list[str]:
    return ['"BTP"' if force == RAILWAYS else '"Force"' for force in month.facts["forces"]]


def _ids(parts: np.ndarray) -> list[str]:
    """Return the ids of crimes, of 64 digits, or nothing where a row has none."""
    text = np.ascontiguousarray(parts).tobytes().hex()
    has_one = parts[:, 0] != 0
    return [
        text[DIGITS * n : DIGITS * (n + 1)] if there else ""
        for n, there in enumerate(has_one.tolist())
    ]


def _outcome(word: str, month: str) -> str:
    code, name = outcome_category(word)
    return (
        f'"category":{{"code":{_text(code)},"name":{_text(name)}}},"date":"{month}",'
        '"person_id":null'
    )


def _object(word: str) -> str:
    code, name = stop_outcome(word)
    return f'{{"id":{_text(code)},"name":{_text(name)}}}'


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _text(words: str) -> str:
    return orjson.dumps(words).decode()
