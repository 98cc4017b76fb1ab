"""Step 9: the consumer calls; it sees granted rows and items, masked by grade, and nothing else."""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import sessionmaker

from tongbase.app.client import Client, RefusedError
from tongbase.app.local import local_client
from tongbase.app.story import invented
from tongbase.app.story.cast import APPLICANT, COLLECTOR
from tongbase.app.story.sharing import NOT_WANTED
from tongbase.app.story.stage import Facts, Stage, expect
from tongbase.identity import api as identity


@dataclass(frozen=True)
class Caller:
    """An application system with its key."""

    api: Client
    service: str
    key: str
    secret: str
    moment: float

    def call(self, verb: str, body: Mapping[str, Any], *, secret: str | None = None) -> Any:
        """Call a service, signed."""
        path = f"/services/{self.service}/{verb}"
        content = json.dumps(body, ensure_ascii=False).encode()
        call = identity.Call("POST", path, "", content)
        stamp = int(self.moment or time.time())
        headers = identity.sign(
            call,
            key=self.key,
            secret=secret or self.secret,
            timestamp=stamp,
            nonce=secrets.token_hex(16),
        )
        return self.api.send("POST", path, content=content, headers={**headers, **JSON})


JSON = {"Content-Type": "application/json"}


def data_are_called(stage: Stage) -> Facts:
    """Query and verify; then try what is not granted."""
    caller = _caller(stage)
    owner = next(row for row in invented.sound_enterprises() if row.xzqh.startswith("4201"))
    answer = caller.call("query", {"filters": {"tyshxydm": owner.tyshxydm}})
    row = answer["rows"][0]
    yield f"查询:{json.dumps(row, ensure_ascii=False)}"
    values = set(map(str, row.values()))
    expect(owner.fddbr_zjhm not in values, "身份号码未脱敏。", "The citizen id is not masked.")
    page = caller.call("query", {"limit": 50})
    divisions = {each["xzqh"] for each in page["rows"]}
    expect(
        all(code.startswith("4201") for code in divisions),
        "返回了授权范围以外的行。",
        "Rows beyond the granted division came back.",
    )
    seen = "、".join(sorted(divisions))
    yield (
        f"不加条件查询:一页 {page['count']} 行,全部在授权的武汉市(420100)之内"
        f"(本页出现的区划:{seen})"
    )
    yield from _verified(caller, owner)
    yield from _refused(stage, caller)


def _verified(caller: Caller, owner: invented.Enterprise) -> Facts:
    keys = {"tyshxydm": owner.tyshxydm}
    for keys_, name, id_number in (
        (keys, owner.fddbr, owner.fddbr_zjhm),
        (keys, owner.fddbr, "110101190001010014"),
        ({"tyshxydm": "91110000600037341L"}, owner.fddbr, owner.fddbr_zjhm),
    ):
        claims = {"fddbr": name, "fddbr_zjhm": id_number}
        answer = caller.call("verify", {"keys": keys_, "claims": claims})
        yield f"核验:{json.dumps(answer['results'], ensure_ascii=False)}"


def _refused(stage: Stage, caller: Caller) -> Facts:
    attempts: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("未授权的信息项", lambda: caller.call("query", {"items": [NOT_WANTED]})),
        ("外地区划", lambda: caller.call("query", {"filters": {"xzqh": "420502"}})),
        ("错误的密钥", lambda: caller.call("query", {}, secret="0" * 64)),
        ("过期的授权(试算两年后,不留痕)", lambda: _called_later(stage, caller)),
    )
    for title, attempt in attempts:
        try:
            attempt()
        except RefusedError as refusal:
            yield f"{title}:拒绝 {refusal.answered_code}——{refusal.zh}"
        else:
            expect(False, f"{title}没有被拒绝。", f"{title} was not refused.")  # noqa: FBT003


def _caller(stage: Stage) -> Caller:
    ends = stage.house.clock() + timedelta(days=900)
    path = f"/api/identity/applications/{stage.found['system']}/keys"
    body = {"name": "核对系统生产密钥", "expires_at": ends.isoformat()}
    key = stage.by(COLLECTOR.account).post(path, body)
    services = stage.by(APPLICANT.account).get("/api/share/services", size=100)["rows"]
    service = next(each for each in services if each["entry_id"] == stage.found["entry"])
    return Caller(_anybody(stage), service["code"], key["id"], key["secret"], 0)


def _anybody(stage: Stage) -> Client:
    """Reach the application as a machine on the network does: known by its signature alone."""
    return local_client(stage.house, None)


def _called_later(stage: Stage, caller: Caller) -> Any:
    """Call as if two years had gone by, in one transaction that is never committed.

    Nothing else shows an expired grant on the day it was given; and evidence of a time that has not
    been would be false.
    """
    now = stage.house.clock() + timedelta(days=730)
    with stage.house.engine.connect() as connection:
        connection.begin()  # closing the connection rolls it back
        sessions = sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        house = replace(stage.house, sessions=sessions, clock=lambda: now)
        later = replace(caller, api=local_client(house, None), moment=now.timestamp())
        return later.call("query", {})
