from contextlib import nullcontext
from datetime import timedelta

from sqlalchemy import select

from tongbase.base.jobs.context import JobContext
from tongbase.identity.jobs import FORGET
from tongbase.identity.models import Nonce
from tongbase.kernel.work import Work


def test_only_what_has_run_out_is_forgotten(work: Work, app, sessions):
    for nonce, minutes in (("old", -1), ("just", 0), ("good", 1)):
        expires_at = work.now + timedelta(minutes=minutes)
        work.db.add(Nonce(key_id="k", nonce=nonce, expires_at=expires_at))
    context = JobContext("run", 1, sessions, app.state.machines, lambda: nullcontext(work))
    assert FORGET.run(context, {})["identity_nonce"] == 2
    assert work.db.scalars(select(Nonce.nonce)).all() == ["good"]
