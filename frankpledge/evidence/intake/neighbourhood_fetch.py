"""Mirror a force's neighbourhoods from police.uk, in the layout that an import takes."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
import urllib3

from frankpledge.errors import BadInput
from frankpledge.evidence.files import replace
from frankpledge.evidence.intake.fetch import POLICE_UK, NotThere, Web, polite_pool

LONGEST_ANSWER = 8 << 20  # bytes; boundaries are the largest
PAUSE_SECONDS = 0.1  # below police.uk's 15 requests a second

Progress = Callable[[str, int, int], None]


def fetch_neighbourhoods(
    force: str,
    folder: Path,
    *,
    base_url: str = POLICE_UK,
    pool: urllib3.PoolManager | None = None,
    pause: float = PAUSE_SECONDS,
    progress: Progress = lambda _name, _done, _total: None,
) -> int:
    """Write `<force>.json` and `<force>.geojson` into `folder`; return how many neighbourhoods.

    Nothing is written until everything has come.

    Raises:
        BadInput: the server does not answer, or with something else.
    """
    asked = _Asked(Web(base_url.rstrip("/"), pool or polite_pool()), pause)
    content: dict[str, Any] = {
        "force": asked.get(f"forces/{quote(force)}", dict),
        "people": asked.get(f"forces/{quote(force)}/people", list),
        "neighbourhoods": [],
    }
    names = asked.get(f"{quote(force)}/neighbourhoods", list)
    features = []
    for done, entry in enumerate(names, start=1):
        identity = str(entry.get("id")) if isinstance(entry, dict) else ""
        if not identity:
            raise BadInput(f"{base_url} lists a neighbourhood of {force} without an id")
        at = f"{quote(force)}/{quote(identity, safe='')}"
        found = asked.get(at, dict) | {"id": identity}
        for part in ("people", "events", "priorities"):
            found[part] = asked.get(f"{at}/{part}", list)
        content["neighbourhoods"].append(found)
        ring = asked.get(f"{at}/boundary", list)
        if ring:
            features.append(_feature(identity, ring, f"{base_url}/api/{at}/boundary"))
        progress(identity, done, len(names))
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {"type": "FeatureCollection", "features": features}
    replace(folder / f"{force}.geojson", orjson.dumps(drawn))
    replace(folder / f"{force}.json", orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return len(names)


class _Asked:
    """One question after another, with a pause between."""

    def __init__(self, web: Web, pause: float) -> None:
        self.web, self.pause = web, pause

    def get(self, path: str, kind: type) -> Any:
        """Return what police.uk answers; where it has nothing, an empty list."""
        time.sleep(self.pause)
        address = f"/api/{path}"
        try:
            answer = orjson.loads(self.web.get(address, LONGEST_ANSWER).data)
        except NotThere:
            if kind is list:
                return []
            raise
        except orjson.JSONDecodeError as error:
            raise BadInput(f"{self.web.base_url}{address} did not answer with JSON") from error
        if not isinstance(answer, kind):
            raise BadInput(f"{self.web.base_url}{address} did not answer with a {kind.__name__}")
        return answer


def _feature(identity: str, ring: list[Any], url: str) -> dict[str, Any]:
    try:
        corners = [[float(c["longitude"]), float(c["latitude"])] for c in ring]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{url} did not answer with coordinates") from error
    if corners[0] != corners[-1]:
        corners.append(corners[0])  # GeoJSON closes its rings
    geometry = {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "properties": {"id": identity}, "geometry": geometry}
