"""What the index knows of all months together.

street     every crime with an id: sorted by the id's first digits, with its month and row
outcomes   every recorded outcome, likewise; of one crime the oldest month first
           (so for each dataset whose rows have the id of a crime, under its table's name)
names      every snap point, with the newest name given to it
homes      which forces are at home in which cell of the map
"""

from collections.abc import Mapping

import numpy as np

from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.months import NAME

LEAST_SHARE_AT_HOME = 0.1  # of a cell's rows; strays of a neighbour are fewer
NOT_OF_AN_AREA = ("btp",)  # polices railways everywhere; its gaps are no gap of a place

Months = Mapping[str, Folder]


def fill_whole(folder: Folder, held: Mapping[str, Months], layouts: Mapping[str, Dataset]) -> None:
    """Write what the months of each dataset, as folders by month, say together.

    `layouts` are the datasets by name, in their order.
    """
    indexed = {name: dataset.index for name, dataset in layouts.items() if dataset.index}
    with_ids = [name for name, index in indexed.items() if index.id]
    months = sorted({month for name in with_ids for month in held.get(name, {})})
    number = {month: place for place, month in enumerate(months)}
    for name in with_ids:
        _write_ids(folder, layouts[name].table, held.get(name, {}), number)
    _write_names(folder, _months_of(held, [n for n, i in indexed.items() if NAME in i.words]))
    forces = _write_homes(folder, _months_of(held, [n for n, i in indexed.items() if i.is_home]))
    folder.write_facts({"months": months, "forces": forces})


def _months_of(held: Mapping[str, Months], names: list[str]) -> list[Folder]:
    return [folder for name in names for folder in held.get(name, {}).values()]


def _write_ids(folder: Folder, name: str, held: Months, number: dict[str, int]) -> None:
    keys, months, rows = (
        [np.empty(0, np.uint64)],
        [np.empty(0, np.uint16)],
        [np.empty(0, np.uint32)],
    )
    for month in sorted(held):
        key = held[month]["row_id"][:, 0].astype(np.uint64)
        there = np.flatnonzero(key)
        keys.append(key[there])
        months.append(np.full(len(there), number[month], dtype=np.uint16))
        rows.append(there.astype(np.uint32))
    key = np.concatenate(keys)
    order = np.argsort(key, kind="stable")  # of one crime the months stay in order
    folder.write(f"{name}_key", key[order])
    folder.write(f"{name}_month", np.concatenate(months)[order])
    folder.write(f"{name}_row", np.concatenate(rows)[order])


def _write_names(folder: Folder, held: list[Folder]) -> None:
    """Write each point once, in the order of places, with the name of the newest month."""
    newest_first = sorted(held, key=lambda month: month.facts["month"], reverse=True)
    points = [
        np.column_stack([m["place_key"], m["place_lat"], m["place_lng"]]) for m in newest_first
    ]
    where = [
        np.column_stack([np.full(len(p), n), m["place_name"]])
        for n, (m, p) in enumerate(zip(newest_first, points, strict=True))
    ]
    every = np.concatenate([np.empty((0, 3), np.int64), *points]).astype(np.int64)
    named = np.concatenate([np.empty((0, 2), np.int64), *where]).astype(np.int64)
    # The first of equals is the newest; bands of latitude first, then longitude, then latitude.
    _, first = np.unique((every[:, 0] << np.int64(15)) + every[:, 1] % 10_000, return_index=True)
    first = first.astype(np.int64)
    folder.write("name_key", every[first, 0])
    folder.write("name_lat", every[first, 1].astype(np.int32))
    folder.write("name_lng", every[first, 2].astype(np.int32))
    texts: list[bytes] = [b""] * len(first)
    for n, month in enumerate(newest_first):
        mine = np.flatnonzero(named[first, 0] == n)
        for place, text in zip(
            mine.tolist(), month.texts("name").many(named[first[mine], 1]), strict=True
        ):
            texts[place] = text
    folder.write_texts("name", texts)


def _write_homes(folder: Folder, held: list[Folder]) -> list[str]:
    """Write pairs of cell and force; return the forces that the second numbers mean."""
    forces = sorted({force for month in held for force in month.facts["forces"]})
    counts: dict[tuple[int, int], int] = {}
    for month in held:
        number = np.array([forces.index(force) for force in month.facts["forces"]], dtype=np.int64)
        for cell, force, rows in month["cells"].tolist():
            key = (cell, int(number[force]))
            counts[key] = counts.get(key, 0) + rows
    totals: dict[int, int] = {}
    counted = {k: n for k, n in counts.items() if forces[k[1]] not in NOT_OF_AN_AREA}
    for (cell, _), rows in counted.items():
        totals[cell] = totals.get(cell, 0) + rows
    homes = sorted(
        (cell, force)
        for (cell, force), rows in counted.items()
        if rows >= LEAST_SHARE_AT_HOME * totals[cell]
    )
    folder.write("homes", np.array(homes, dtype=np.int32).reshape(-1, 2))
    return forces
