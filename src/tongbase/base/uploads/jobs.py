"""The nightly sweep: files that were handed in long ago are deleted, their records stay."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.base.store.files import open_store
from tongbase.base.uploads.models import Upload

UPLOAD_KEPT_DAYS = 90
SWEEP_LOOKBACK_DAYS = 30
"""So long a sweep that did not run is made good."""


def sweep(context: JobContext, told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Delete the files of uploads older than ``UPLOAD_KEPT_DAYS``; return how many."""
    del told
    store = open_store(context.machines.settings)
    with context.work() as work:
        oldest = work.now - timedelta(days=UPLOAD_KEPT_DAYS)
        since = oldest - timedelta(days=SWEEP_LOOKBACK_DAYS)
        uploads = work.db.scalars(select(Upload).where(Upload.at.between(since, oldest))).all()
    gone = [upload for upload in uploads if store.exists(upload.key)]
    for upload in gone:
        store.delete(upload.key)
    return {"deleted": len(gone)}


SWEEP = Job("uploads.sweep", "清理上传文件", "Sweep uploaded files", sweep, cron="40 3 * * *")
