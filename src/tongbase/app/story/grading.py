"""Step 5: columns are recognised and graded; the table has the highest grade of its columns."""

from tongbase.app.story.cast import COMPILER
from tongbase.app.story.gathering import ENTERPRISES, table_of
from tongbase.app.story.stage import Facts, Stage, expect

EXPECTED = {
    "tyshxydm": "uscc",
    "fddbr": "person_name",
    "fddbr_zjhm": "citizen_id",
    "lxdh": "mobile",
    "zs": "address",
    "xzqh": "region",
}


def columns_are_graded(stage: Stage) -> Facts:
    """Recognise the register's columns and look at what was found."""
    api = stage.by(COMPILER.account)
    table = api.get(f"/api/govern/tables/{table_of(api, ENTERPRISES)['id']}")
    grade = api.post(
        "/api/protect/tables",
        {"namespace": table["namespace"], "name": table["name"], "owner": table["owner"]},
    )
    found = {each["column"]: each for each in grade["columns"]}
    for column, kind in EXPECTED.items():
        told = found[column]
        expect(
            told["sensitive_type"] == kind,
            f"列 {column} 识别为 {told['sensitive_type']},应为 {kind}。",
            f"Column {column} was taken for {told['sensitive_type']} instead of {kind}.",
        )
        yield f"{column} → {told['sensitive_type_label']['zh']}({told['level']})"
    expect(grade["level"] == "G4", "表级别应为 G4。", "The table's grade must be G4.")
    yield f"表级别 {grade['level']}:取各列最高(就高从严)"
