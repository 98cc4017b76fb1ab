"""Where tables may lie: each in a folder of the lake that is its alone, with all that is its own.

The house removes from a table's folder what no state of the table needs, and folders of which it
knows no table. So two tables never share a folder, and none moves away from what it once wrote.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from tongbase.base.lake.errors import BadPlaceError, BadSettingError
from tongbase.kernel.plain_text import strange_character

METADATA_FOLDER = "/metadata/"
OWN_PATHS = (
    "write.data.path",
    "write.metadata.path",
    "write.folder-storage.path",
    "write.object-storage.path",
)
"""Properties that say where a table's files are written."""
HOUSE_SETTINGS = ("py-io-impl", "py-catalog-impl", "write.py-location-provider.impl")
HOUSE_PREFIXES = ("s3.", "gcs.", "adls.", "hdfs.", "hf.", "client.")
"""Properties by which PyIceberg would reach files otherwise than the house's operator says."""
_NO_FOLDERS = frozenset({"", ".", ".."})


def check_inside(place: str, folder: str, *, field: str) -> None:
    """Refuse a place that is not below a folder, literally and however it is read."""
    parts = unquote(place.removeprefix(f"{folder}/")).split("/")
    inside = place.startswith(f"{folder}/") and not _NO_FOLDERS & set(parts)
    if not inside or "\\" in place or strange_character(place) is not None:
        raise BadPlaceError(
            f"{field} 指向“{place}”,不在“{folder}/”之内,请改为其中的位置,"
            "或不填 location,由平台分配。",
            f"{field} names {place}, which is not inside {folder}/; choose a place in there, "
            "or leave the location out and the house gives one.",
            field=field,
        )


def check_alone(place: str, others: Iterable[str], *, field: str) -> None:
    """Refuse a folder that is another table's, holds one, or lies in one."""
    for other in others:
        if f"{place}/".startswith(f"{other}/") or f"{other}/".startswith(f"{place}/"):
            raise BadPlaceError(
                f"{field} 指向“{place}”,与另一张表的文件夹“{other}”重叠,请另选位置。",
                f"{field} names {place}, which overlaps {other}, another table's folder; "
                "choose another place.",
                field=field,
            )


def check_settings(properties: Mapping[str, str], location: str) -> None:
    """Refuse properties that lead out of a table's folder, or change how the house reads files."""
    for name, value in properties.items():
        field = f"properties.{name}"
        if name in OWN_PATHS:
            check_inside(value.rstrip("/"), location, field=field)
        if name in HOUSE_SETTINGS or name.startswith(HOUSE_PREFIXES):
            raise BadSettingError(
                f"{field} 由平台运维方设置,请从表属性中去掉。",
                f"{field} is the operator's to set; leave it out of the table's properties.",
                field=field,
            )


def check_stays(location: str, before: str) -> None:
    """Refuse to move a table: what it wrote so far stays where it is, and is kept there alone."""
    if location != before:
        raise BadPlaceError(
            f"location 不能从“{before}”改为“{location}”:已建的表不能搬移,请另建新表并复制数据。",
            f"The location cannot change from {before} to {location}: a table stays where it was "
            "made; create another table there and copy the rows.",
            field="location",
        )


def folder_of(metadata_location: str) -> str:
    """Return the folder of the table whose metadata file lies there."""
    folder, found, _ = metadata_location.rpartition(METADATA_FOLDER)
    return folder if found else metadata_location.rpartition("/")[0]
