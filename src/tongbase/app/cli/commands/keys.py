"""Keys: personal ones for oneself, and those of application systems (个人密钥、应用密钥)."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.commands.identity import systems
from tongbase.app.cli.find import SYSTEM as SYSTEMS
from tongbase.app.cli.find import find
from tongbase.app.client import Client
from tongbase.kernel import clock

personal = typer.Typer(
    help="个人密钥:在别的机器上以本人办理(TONGBASE_SERVER、TONGBASE_KEY)。 "
    "Personal keys: act for oneself from another machine.",
    no_args_is_help=True,
)

KEY_DAYS = 365
PERSONAL_DAYS = 90
SECRET = (("id", "密钥编号"), ("secret", "密钥(仅显示一次)"), ("expires_at", "有效期至"))
KEY = (
    ("id", "密钥编号"),
    ("name", "用途"),
    ("state", "状态"),
    ("expires_at", "有效期至"),
)

KeyName = Annotated[str, typer.Option(help="密钥用途。 What the key is for.")]
Days = Annotated[int, typer.Option(min=1, max=1096, help="有效天数。 Days until it ends.")]


@systems.command("key")
def issue_key(
    system: Annotated[str, typer.Argument(help="应用系统名称或编号。 Name or id of the system.")],
    name: KeyName = "默认",
    days: Days = KEY_DAYS,
) -> None:
    """签发一把应用密钥,密钥只显示一次。 Issue a key to a system; it is shown once."""

    def ask(api: Client) -> Any:
        path = f"/api/identity/applications/{find(api, SYSTEMS, system)}/keys"
        return api.post(path, {"name": name, "expires_at": _ends(days)})

    one_of(ask, SECRET, done="已签发")


@personal.command("add")
def issue_personal_key(name: KeyName = "命令行", days: Days = PERSONAL_DAYS) -> None:
    """签发一把个人密钥,密钥只显示一次。 Issue a key to oneself; it is shown once."""
    body = {"name": name, "expires_at": _ends(days)}
    one_of(lambda api: api.post("/api/identity/me/keys", body), SECRET, done="已签发")


@personal.command("list")
def list_personal_keys() -> None:
    """查看本人的密钥。 List one's own keys."""
    list_of(lambda api: api.get("/api/identity/me/keys"), KEY, title="个人密钥")


@personal.command("revoke")
def revoke_key(key: Annotated[str, typer.Argument(help="密钥编号。 Id of the key.")]) -> None:
    """立即吊销一把密钥。 Revoke a key at once."""
    one_of(lambda api: api.post(f"/api/identity/keys/{key}/revoke"), KEY, done="已吊销")


def _ends(days: int) -> str:
    ends: datetime = clock.now().astimezone(UTC) + timedelta(days=days)
    return ends.isoformat()
