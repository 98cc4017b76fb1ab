"""Steps 7 and 8: the entry is found and applied for; the approved application becomes a grant."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tongbase.app.output import moment
from tongbase.app.story.cast import (
    APPLICANT,
    CIVIL,
    COLLECTOR,
    PROVIDER_HEAD,
    REVIEWER,
    SYSTEM,
    WUHAN,
)
from tongbase.app.story.cataloguing import NAME
from tongbase.app.story.stage import Facts, Stage, expect
from tongbase.kernel.clock import day_of

WORDS = "企业登记"
WANTED = ("tyshxydm", "qymc", "fddbr", "fddbr_zjhm", "xzqh", "djzt")
NOT_WANTED = "zczb"


def entry_is_applied_for(stage: Stage) -> Facts:
    """Search, apply incompletely, hear the one list of what is missing, complete it."""
    api = stage.by(APPLICANT.account)
    found = api.get("/api/catalogue/entries", q=WORDS)
    names = [row["name"] for row in found["rows"]]
    expect(NAME in names, f"检索不到“{NAME}”。", f"The search does not find {NAME}.")
    yield f"检索“{WORDS}”命中 {found['total']} 条,其中“{NAME}”"
    stage.found["system"] = _system(stage)
    held = _held_grant(stage)
    if held is not None:
        stage.found["grant"] = held["id"]
        yield "该系统已持有授权,不能重复申请(沿用上次的授权)"
        return
    draft = api.post(
        "/api/share/applications",
        {"entry_id": stage.found["entry"], "system_id": stage.found["system"]},
    )
    stage.found["application"] = draft["id"]
    told = api.post(f"/api/share/applications/{draft['id']}/submit")
    expect(
        told["state"] == "supplement_required",
        "不完整的申请应一次性告知补正。",
        "An incomplete application must be returned with one list.",
    )
    yield f"申请 {draft['serial']} 不完整:一次性告知 {len(told['missing'])} 项缺失,不予驳回"
    done = api.post(f"/api/share/applications/{draft['id']}/supplement", _content(stage))
    yield f"补正后受理,状态“{done['state_label']['zh']}”,答复期限 {done['due_on']}(10 个工作日)"


def application_is_granted(stage: Stage) -> Facts:
    """Approve twice; nobody types anything again."""
    if "grant" in stage.found:
        yield "授权有效"
        return
    path = f"/api/share/applications/{stage.found['application']}"
    for person in (PROVIDER_HEAD, REVIEWER):
        body = {"decision": "approve", "opinion": "依据充分,同意共享。"}
        done = stage.by(person.account).post(f"{path}/review", body)
        yield f"{person.name}({person.body.name})同意,状态“{done['state_label']['zh']}”"
    grant = _held_grant(stage)
    if grant is None:
        expect(False, "申请通过后没有授权。", "The approved application became no grant.")  # noqa: FBT003
        return
    stage.found["grant"] = grant["id"]
    scope = f"范围 {'、'.join(grant['divisions'])},至 {moment(grant['until'])}"
    yield f"自动生成授权:{len(grant['items'])} 个信息项,{scope}"


def _system(stage: Stage) -> str:
    api, path = stage.by(COLLECTOR.account), "/api/identity/applications"
    known = api.get(path, size=100)
    rows = known["rows"] if isinstance(known, Mapping) else known
    body = {"name": SYSTEM, "organisation": CIVIL.uscc}
    return str(stage.ensure(rows, {"name": SYSTEM}, lambda: api.post(path, body))["id"])


def _held_grant(stage: Stage) -> Mapping[str, Any] | None:
    api, wanted = stage.by(APPLICANT.account), stage.found
    for line in api.get("/api/share/grants", size=100)["rows"]:
        if line["entry_id"] != wanted["entry"] or line["status"] != "active":
            continue
        grant: Mapping[str, Any] = api.get(f"/api/share/grants/{line['id']}")
        if grant["system_id"] == wanted["system"]:
            return grant
    return None


def _content(stage: Stage) -> Mapping[str, Any]:
    entry = stage.by(APPLICANT.account).get(f"/api/catalogue/entries/{stage.found['entry']}")
    today = day_of(stage.house.clock())
    return {
        "items": [item["code"] for item in entry["items"] if item["field_name"] in WANTED],
        "divisions": [WUHAN],
        "modes": ["query", "verify"],
        "use_basis": "《社会救助暂行办法》第五十八条:核查申请家庭的经济状况。",
        "use_scene": "service",
        "use_scope": "湖北省民政厅社会救助处及所属核对中心",
        "use_purpose": "核对低保申请家庭成员名下企业",
        "until": date(today.year + 1, 12, 31).isoformat(),
    }
