"""British National Grid to longitude and latitude, for the layout used until 2012.

Through pyproj, without the national grid-shift file (it is not shipped): the seven
parameter transformation EPSG:1314 is good to about 5 metres, far below the snapping of
police.uk's points. Results are written to six decimals.
"""

from functools import cache

from pyproj import Transformer

ACCURACY_METRES = 5

# EPSG:27700 to EPSG:4326 by EPSG:1314, spelt out so that the answer does not change on a
# machine that happens to hold the grid-shift file.
PIPELINE = (
    "proj=pipeline"
    " step inv proj=tmerc lat_0=49 lon_0=-2 k=0.9996012717 x_0=400000 y_0=-100000 ellps=airy"
    " step proj=push v_3 step proj=cart ellps=airy"
    " step proj=helmert x=446.448 y=-125.157 z=542.06 rx=0.15 ry=0.247 rz=0.842 s=-20.489"
    " convention=position_vector"
    " step inv proj=cart ellps=WGS84 step proj=pop v_3"
    " step proj=unitconvert xy_in=rad xy_out=deg"
)


@cache
def _transformer() -> Transformer:
    return Transformer.from_pipeline(PIPELINE)


def to_wgs84(easting: str, northing: str) -> tuple[str, str]:
    """Return longitude and latitude as text; text that is not a number comes back as it was.

    >>> to_wgs84("360667", "169714")
    ('-2.567101', '51.425060')
    """
    try:
        longitude, latitude = _transformer().transform(float(easting), float(northing))
    except ValueError:
        return easting, northing
    return f"{longitude:.6f}", f"{latitude:.6f}"
