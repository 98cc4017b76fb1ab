"""The guard: which machines and folders a source may stand on.

Whoever registers a source chooses an address that this server then calls. Addresses of the machine
itself, those where clouds keep their keys and the platform's own database are refused unless the
operator allows them, one by one or all. A name is resolved once and the connection goes to the
address that was checked, so that a name cannot change its mind in between.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tongbase.base.addresses import addresses_of, is_local
from tongbase.base.connectors.errors import (
    AddressForbiddenError,
    FileMissingError,
    HostUnknownError,
)
from tongbase.base.postgres import MAIN_DATABASE
from tongbase.kernel.settings import Settings

INBOX = "inbox"
CORNER = re.compile(r"[0-9A-Z]{18}")
"""A folder of the inbox that is named by a unified credit code is that organisation's alone."""
ALLOWED = re.compile(r"(.+?):(\d+)(?:,|$)")


@dataclass(frozen=True)
class Server:
    """A database as an address: socket folder or IP, port, name."""

    host: str
    port: int
    database: str


@dataclass(frozen=True)
class Guard:
    """What the operator allows."""

    allow_local: bool
    home: Path
    own: Server | None = None
    corner: str = ""
    allowed: frozenset[tuple[str, int]] = frozenset()
    """Addresses of this machine with their ports, allowed one by one."""

    def check_host(self, host: str, port: int, *, field: str = "settings.host") -> str:
        """Return the address to connect to; stop at one that may not be called."""
        if host.startswith("/"):
            self._check_local(host, port, [str(Path(host).resolve())], field)
            return host
        addresses = _resolve(host, port, field)
        self._check_local(host, port, list(filter(is_local, addresses)), field)
        return addresses[0]

    def check_database(self, server: Server) -> None:
        """Stop at the platform's own database: it is never a source."""
        if self.own is not None and _is_same(server, self.own):
            raise AddressForbiddenError(
                "不能把平台自身的元数据库登记为数据源。",
                "The platform's own database cannot be a source.",
                field="settings.database",
            )

    def check_folder(self, folder: str, *, field: str = "settings.path") -> Path:
        """Return the folder, resolved; stop at one outside the places for sources."""
        path = Path(folder).expanduser().resolve()
        home = self.home.resolve()
        inbox = home / INBOX
        self._check_corner(path, inbox, field)
        if not path.is_relative_to(inbox):
            self._check_outside(path, home, field)
        if not path.exists():
            raise FileMissingError(
                f"服务器上没有文件或目录“{folder}”,请检查路径。",
                f"There is no file or folder {folder} on the server; check the path.",
                field=field,
            )
        return path

    def _check_corner(self, path: Path, inbox: Path, field: str) -> None:
        """Stop at the inbox as a whole, and at another organisation's corner of it."""
        below = path.relative_to(inbox).parts if path.is_relative_to(inbox) else ("…",)
        if not below or (CORNER.fullmatch(below[0]) and self.corner not in {"", below[0]}):
            raise AddressForbiddenError(
                f"请登记“{inbox}”之下的一个目录;以统一社会信用代码命名的目录只供该单位使用。",
                f"Give a folder below {inbox}; one that is named by a unified credit code is that "
                "organisation's alone.",
                field=field,
            )

    def _check_outside(self, path: Path, home: Path, field: str) -> None:
        """Stop at the platform's own files, whatever is allowed, and at folders not allowed."""
        inbox = home / INBOX
        if path.is_relative_to(home):
            raise AddressForbiddenError(
                f"“{path}”在平台自身的数据目录“{home}”之内,其中只有收件目录“{inbox}”可以登记;"
                "请把文件放入收件目录。",
                f"{path} lies in the platform's own home {home}, of which only {inbox} may be a "
                "source; put the files there.",
                field=field,
            )
        if not self.allow_local:
            raise AddressForbiddenError(
                f"只能登记收件目录“{inbox}”之内的文件;如需使用服务器上的其他目录,"
                "请管理员设置 TONGBASE_ALLOW_LOCAL_SOURCES=true。",
                f"Files must lie in {inbox}; for other folders of the server let the operator set "
                "TONGBASE_ALLOW_LOCAL_SOURCES=true.",
                field=field,
            )

    def _check_local(self, host: str, port: int, local: list[str], field: str) -> None:
        """Stop at addresses of this machine that are not allowed."""
        refused = [address for address in local if (address, port) not in self.allowed]
        if refused and not self.allow_local:
            cure = f"TONGBASE_LOCAL_SOURCES={refused[0]}:{port}"
            raise AddressForbiddenError(
                f"地址“{host}”指向平台所在的机器或本地链路,不能登记为数据源;确需使用时,"
                f"请管理员设置 {cure}(多个以逗号分隔)。",
                f"The address {host} is this machine or link-local; if that is wanted let the "
                f"operator set {cure}, several with commas between.",
                field=field,
            )


def guard_for(settings: Settings, corner: str = "") -> Guard:
    """Return the guard that the settings ask for; ``corner`` is the source's organisation."""
    own, allowed = own_database(settings), _allowed(settings.local_sources)
    return Guard(settings.allow_local_sources, settings.home, own, corner, allowed)


def _allowed(told: str) -> frozenset[tuple[str, int]]:
    """Read the setting: addresses with their ports, a socket folder as it really lies."""
    return frozenset(
        (str(Path(host).resolve()) if host.startswith("/") else host.strip("[] "), int(port))
        for host, port in ALLOWED.findall(told)
    )


def own_database(settings: Settings) -> Server:
    """Tell where the platform's own database stands."""
    if settings.database_url is None:
        return Server(str((settings.home / "pg").resolve()), 5432, MAIN_DATABASE)
    parts = urlsplit(settings.database_url)
    named = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    port = parts.port or 5432
    try:
        host = named if named.startswith("/") else _resolve(named, port, "database_url")[0]
    except HostUnknownError:
        host = named
    return Server(host, port, parts.path.lstrip("/"))


def _resolve(host: str, port: int, field: str) -> list[str]:
    try:
        return addresses_of(host, port)
    except OSError as unknown:
        raise HostUnknownError(
            f"找不到主机“{host}”,请检查主机名是否写对、服务器能否解析该域名。",
            f"There is no host {host}; check its name and the name service of this server.",
            field=field,
        ) from unknown


def _is_same(server: Server, own: Server) -> bool:
    """Say whether two addresses are one database: a machine has many names and addresses."""
    if (server.port, server.database) != (own.port, own.database):
        return False
    if server.host.startswith("/") or own.host.startswith("/"):
        return Path(server.host).resolve() == Path(own.host).resolve()
    return server.host == own.host or (is_local(server.host) and is_local(own.host))
