"""The whole catalogue into a file, piece by piece: from the house here, or from a server."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx

from tongbase.app.client import NotAServerError, RefusedError

READ_SECONDS_MAX = 600.0
LUMP_BYTES = 64 * 1024


def from_server(address: str, key: str, form: str) -> Iterator[bytes]:
    """Read the catalogue from a server as it comes."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with httpx.stream(
            "GET", f"{address}/catalog/all.{form}", headers=headers, timeout=READ_SECONDS_MAX
        ) as answer:
            if answer.is_error:
                answer.read()
                raise RefusedError(answer.status_code, answer.json())
            yield from answer.iter_bytes(LUMP_BYTES)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise NotAServerError(
            f"无法从服务器 {address} 读取目录,请检查地址与网络:{error}",
            f"The catalogue of {address} cannot be read: {error}",
            field="server",
        ) from error


def from_here(account: str | None, form: str) -> Iterator[bytes]:
    """Read the catalogue from the house here, as one of its accounts."""
    from tongbase.app.house import open_house  # noqa: PLC0415 - only where the house is here
    from tongbase.app.operator import load_settings  # noqa: PLC0415
    from tongbase.base.rdf.terms import Format  # noqa: PLC0415
    from tongbase.base.rdf.writing import in_lumps, write  # noqa: PLC0415
    from tongbase.catalogue import api as catalogue  # noqa: PLC0415
    from tongbase.identity import api as identity  # noqa: PLC0415

    settings = load_settings()
    with open_house(settings) as house:
        with house.sessions() as db:
            actor = identity.actor_of_account(db, account or settings.as_account, via="cli")
        with house.work_for(actor) as work:
            nodes = catalogue.whole_catalogue(work, house.settings.address)
            for lump in in_lumps(write(nodes, Format(form))):
                yield lump.encode()


def into_file(pieces: Iterable[bytes], path: Path) -> int:
    """Write pieces into a file that appears once it is whole; return how many bytes."""
    draft = path.with_name(f"{path.name}.part")
    written = 0
    with draft.open("wb") as out:
        for piece in pieces:
            written += out.write(piece)
    draft.replace(path)
    return written
