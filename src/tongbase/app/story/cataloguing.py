"""Step 6: an entry is drafted from the metadata, completed, reviewed and published."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tongbase.app.story.cast import COMPILER, MARK, PROVIDER_HEAD, REVIEWER
from tongbase.app.story.stage import Facts, Stage, expect
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.kernel.clock import CHINA

NAME = f"企业登记信息{MARK}"


def entry_is_published(stage: Stage) -> Facts:
    """Draft, hear what is missing, complete, submit, review twice."""
    api = stage.by(COMPILER.account)
    known = api.get("/api/catalogue/entries", q=NAME)["rows"]
    published = [row for row in known if row["name"] == NAME and row["status"] == "published"]
    if published:
        stage.found["entry"] = published[0]["id"]
        yield f"目录“{NAME}”已发布,资源代码 {published[0]['res_code']}"
        return
    made = api.post(f"/api/govern/tables/{stage.found['table']}/draft-entry", {"name": NAME})
    entry = made["entry_id"]
    stage.found["entry"] = entry
    gaps = api.get(f"/api/catalogue/entries/{entry}/missing")["rows"]
    yield f"反编目生成草稿:{made['items']} 个信息项;法定最低要求还缺 {len(gaps)} 项,一次列出"
    api.patch(f"/api/catalogue/entries/{entry}", _completion(stage))
    gaps = api.get(f"/api/catalogue/entries/{entry}/missing")["rows"]
    expect(gaps == [], f"补全后仍缺:{gaps}", f"Still missing: {gaps}")
    api.post(f"/api/catalogue/entries/{entry}/submit")
    done: Mapping[str, Any] = {}
    for person in (PROVIDER_HEAD, REVIEWER):
        done = _review(stage, person.account, entry)
        status = STATUS_LABELS[Status(done["status"])].zh
        yield f"{person.name}({person.body.name})审核同意,状态“{status}”"
    expect(done["status"] == "published", "目录未发布。", "The entry was not published.")
    yield f"已发布,资源代码 {done['res_code']},版本 V{done['version']}"


def _review(stage: Stage, account: str, entry: str) -> Mapping[str, Any]:
    body = {"decision": "approve", "opinion": "符合要求,同意。"}
    done: Mapping[str, Any] = stage.by(account).post(f"/api/catalogue/entries/{entry}/review", body)
    return done


def _completion(stage: Stage) -> Mapping[str, Any]:
    yesterday = (stage.house.clock().astimezone(CHINA) - timedelta(days=1)).date().isoformat()
    return {
        "classify_code": "307001",
        "abstract": "全省企业登记的基本信息,供政务部门依法核验使用。演示数据,不含真实主体。",
        "share_type": "conditional",
        "share_condition": "用于社会救助、行政审批等法定职责,仅限申请的用途使用。",
        "share_scope": "本省各级政务部门",
        "use_purpose": "法人身份核验、经济状况核对",
        "share_mode": "api",
        "update_cycle": "daily",
        "data_class": "组织数据",
        "secrecy_assessed_at": yesterday,
        "pipia_assessed_at": yesterday,
    }
