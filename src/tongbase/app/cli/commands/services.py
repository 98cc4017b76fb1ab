"""Data services (服务): list, show, and call them signed, as an application system does."""

import json
import secrets as chance
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli import secret as secrets
from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.find import SERVICE, find
from tongbase.app.cli.state import anybody, chosen, client
from tongbase.app.output import say, show_data, show_json
from tongbase.kernel import clock
from tongbase.kernel.errors import InvalidError

group = typer.Typer(
    help="数据服务:查看,并以应用系统的密钥签名调用。 "
    "Data services: show, and call them signed with a system's key.",
    no_args_is_help=True,
)

SECRET_VARIABLE = "TONGBASE_KEY_SECRET"  # noqa: S105
JSON_HEADERS = {"Content-Type": "application/json"}
NONCE_BYTES = 16
LINE = (
    ("code", "服务编码"),
    ("name", "名称"),
    ("provider_name", "提供单位"),
    ("entry_version", "目录版本"),
    ("opened_at", "开通时间"),
    ("stopped_at", "停止时间"),
    ("stopped_reason", "停止原因"),
)
DETAIL = (
    *LINE,
    ("grant_id", "本单位的授权"),
    ("items", "信息项"),
    ("divisions", "行政区划"),
    ("until", "有效期至"),
)


class JsonMalformedError(InvalidError):
    """What was to be sent is no JSON object."""

    code = "cli.json_malformed"


@group.command("list")
def list_services(
    q: Annotated[str, typer.Argument(help="名称或编码。 Name or code.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看服务。 List services."""
    list_of(lambda api: api.get("/api/share/services", q=q, size=size), LINE, title="服务")


@group.command()
def show(
    service: Annotated[str, typer.Argument(help="服务编码或名称。 Code or name of the service.")],
) -> None:
    """查看一个服务:信息项、示例与签名办法。 Show a service: items, examples, how to sign."""
    one_of(lambda api: api.get(f"/api/share/services/{find(api, SERVICE, service)}"), DETAIL)


@group.command()
def call(
    context: typer.Context,
    service: Annotated[str, typer.Argument(help="服务编码。 Code of the service.")],
    verb: Annotated[str, typer.Argument(help="query 查询 | verify 核验。 Query or verify.")],
    body: Annotated[
        str,
        typer.Argument(
            help="JSON 正文;@文件 从文件读,- 从标准输入读。 "
            "JSON body; @file reads a file, - standard input."
        ),
    ] = "{}",
    key: Annotated[str, typer.Option(help="密钥编号。 Id of the key.")] = "",
    secret: Annotated[
        str | None,
        typer.Option(envvar=SECRET_VARIABLE, help=f"密钥;请用环境变量 {SECRET_VARIABLE}。"),
    ] = None,
) -> None:
    """以应用系统的密钥签名调用服务。 Call a service, signed with a system's key."""
    secrets.warn_if_written(context, "secret", SECRET_VARIABLE)
    content = read_object(body)
    told = _call(f"/services/{service}/{verb}", content, key, secret or secrets.ask("密钥 Secret"))
    if chosen().as_json:
        show_json(told)
    elif "rows" in told:
        names = list(told["rows"][0]) if told["rows"] else []
        more = ",还有更多" if told["truncated"] else ""
        show_data(told["rows"], names, title=f"{told['count']} 行{more},调用 {told['call']}")
    else:
        for claim, verdict in told["results"].items():
            say(f"{claim}:{verdict}")
        say(f"总体:{told['overall']}(调用 {told['call']})")


@group.command()
def calls(
    service: Annotated[str, typer.Argument(help="只看一个服务的。 Of one service alone.")] = "",
    day: Annotated[str, typer.Option(help="只看某一天的,如 2026-01-31。 Of one day.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看调用记录,包括被拒绝的。 List calls, refused ones as well."""
    columns = (
        ("id", "编号"),
        ("at", "时间"),
        ("system_name", "应用系统"),
        ("mode", "方式"),
        ("state_label.zh", "结果"),
        ("error", "原因"),
        ("rows", "行数"),
    )
    path = "/api/share/calls"
    with client() as api:
        code = find(api, SERVICE, service) if service else ""
        answer = api.get(path, service=code, day=day or None, size=size)
    list_of(lambda _: answer, columns, title="调用记录")


def read_object(text: str) -> bytes:
    """Read what is to be sent: a JSON object, written here, in a file or on standard input."""
    if text == "-":
        text = sys.stdin.read()
    elif text.startswith("@"):
        text = _read_file(Path(text[1:]))
    try:
        read = json.loads(text)
    except ValueError as error:
        raise JsonMalformedError(
            f"正文不是有效的 JSON:{error}。", f"The body is not valid JSON: {error}.", field="body"
        ) from error
    if not isinstance(read, dict):
        raise JsonMalformedError(
            '正文应为 JSON 对象,如 {"filters": {"编号": 1}}。',
            "The body must be a JSON object.",
            field="body",
        )
    return json.dumps(read, ensure_ascii=False).encode()


def _read_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise JsonMalformedError(
            f"无法读取文件“{path}”:{error}。",
            f"The file {path} cannot be read: {error}.",
            field="body",
        ) from error


def _call(path: str, content: bytes, key: str, secret: str) -> Any:
    from tongbase.identity import api as identity

    signed = identity.sign(
        identity.Call("POST", path, "", content),
        key=key,
        secret=secret,
        timestamp=int(clock.now().timestamp()),
        nonce=chance.token_hex(NONCE_BYTES),
    )
    with anybody() as api:
        return api.send("POST", path, content=content, headers={**signed, **JSON_HEADERS})
