"""The 43 police areas as tiles of one size, or by their boundaries; drawn on the server."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Column and row of each area, laid out by us so that neighbours lie near one another, and
# three letters that stand in the tile.
TILES = {
    "northumbria": (5, 0, "NBR"),
    "cumbria": (4, 1, "CUM"),
    "durham": (5, 1, "DUR"),
    "cleveland": (6, 1, "CLE"),
    "lancashire": (4, 2, "LAN"),
    "north-yorkshire": (5, 2, "NYK"),
    "humberside": (6, 2, "HUM"),
    "merseyside": (3, 3, "MER"),
    "greater-manchester": (4, 3, "GMP"),
    "west-yorkshire": (5, 3, "WYK"),
    "south-yorkshire": (6, 3, "SYK"),
    "north-wales": (2, 4, "NWA"),
    "cheshire": (3, 4, "CHE"),
    "staffordshire": (4, 4, "STA"),
    "derbyshire": (5, 4, "DER"),
    "nottinghamshire": (6, 4, "NOT"),
    "lincolnshire": (7, 4, "LIN"),
    "dyfed-powys": (2, 5, "DYP"),
    "west-mercia": (3, 5, "WME"),
    "west-midlands": (4, 5, "WMD"),
    "leicestershire": (5, 5, "LEI"),
    "northamptonshire": (6, 5, "NHA"),
    "cambridgeshire": (7, 5, "CAM"),
    "norfolk": (8, 5, "NOR"),
    "south-wales": (1, 6, "SWA"),
    "gwent": (2, 6, "GWE"),
    "gloucestershire": (3, 6, "GLO"),
    "warwickshire": (4, 6, "WAR"),
    "thames-valley": (5, 6, "TVP"),
    "bedfordshire": (6, 6, "BED"),
    "hertfordshire": (7, 6, "HER"),
    "suffolk": (8, 6, "SUF"),
    "avon-and-somerset": (3, 7, "AVS"),
    "wiltshire": (4, 7, "WIL"),
    "surrey": (5, 7, "SUR"),
    "metropolitan": (6, 7, "MET"),
    "city-of-london": (7, 7, "CoL"),
    "essex": (8, 7, "ESX"),
    "devon-and-cornwall": (2, 8, "DEV"),
    "dorset": (3, 8, "DOR"),
    "hampshire": (4, 8, "HAM"),
    "sussex": (5, 8, "SUS"),
    "kent": (7, 8, "KNT"),
}
SIZE, GAP = 72, 6


@dataclass(frozen=True)
class Tile:
    """An area to draw: its name, its page, and how its newest month is held."""

    name: str
    address: str
    kind: str
    says: str


def tile_map(places: Mapping[str, Tile]) -> SafeString:
    """Return the areas as tiles; each is a link with the area's full name."""
    tiles = []
    first = min(column for column, _, _ in TILES.values())
    for slug, place in places.items():
        column, row, letters = TILES[slug]
        x, y = (column - first) * SIZE, row * SIZE
        inside = SIZE - GAP
        shape = f'<rect x="{x}" y="{y}" width="{inside}" height="{inside}" rx="4"/>'
        text = f'<text x="{x + inside / 2}" y="{y + inside / 2 + 8}">{escape(letters)}</text>'
        tiles.append(_link(place, shape + text))
    columns = 1 + max(column for column, _, _ in TILES.values()) - first
    rows = 1 + max(row for _, row, _ in TILES.values())
    return _map(f"0 0 {columns * SIZE - GAP} {rows * SIZE - GAP}", tiles)


def boundary_map(places: Mapping[str, Tile], outlines: Mapping[str, dict]) -> SafeString:
    """Return the areas by their boundaries, drawn from `outlines` (see evidence.boundaries)."""
    shapes = [
        _link(place, f'<path d="{escape(outlines[slug]["path"])}"/>')
        for slug, place in places.items()
        if slug in outlines
    ]
    # England and Wales, in thousandths of a degree as the outlines are.
    return _map("-3900 -55900 5000 6050", shapes)


def _link(place: Tile, shape: str) -> str:
    says = escape(f"{place.name}: {place.says}")
    return (
        f'<a href="{escape(place.address)}" class="fp-place fp-place--{place.kind}">'
        f"<title>{says}</title>{shape}</a>"
    )


def _map(view: str, shapes: list[str]) -> SafeString:
    # A group, not an image: its parts are links.
    return mark_safe(
        f'<svg class="fp-map" viewBox="{view}" role="group" aria-label="Map of police areas">'
        f"{''.join(shapes)}</svg>"
    )
