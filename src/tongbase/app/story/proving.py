"""Step 10: everything stands in the ledger, and the ledger proves it."""

from tongbase.app.story.cast import AUDITOR
from tongbase.app.story.stage import Facts, Stage, expect
from tongbase.app.worker import seal_ledger


def ledger_is_whole(stage: Stage) -> Facts:
    """Seal what has settled and prove the whole."""
    sealed = seal_ledger(stage.house)
    api = stage.by(AUDITOR.account)
    verdict = api.post("/api/oversee/ledger/verify")
    expect(verdict["is_whole"], f"账本不完整:{verdict}", f"The ledger is not whole: {verdict}")
    calls = api.get("/api/oversee/ledger", event="share.service", size=1)
    yield f"本次封存 {sealed} 条,账本共 {verdict['size']} 条,树根 {verdict['root'][:16]}…,验证完整"
    yield f"其中服务调用留痕 {calls['total']} 条(含被拒绝的调用)"
