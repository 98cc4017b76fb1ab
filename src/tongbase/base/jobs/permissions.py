"""What may be permitted of long work, whoever ordered it."""

from tongbase.kernel.permission import Permission


class JobPermission(Permission):
    """Form: ``jobs.<noun>.<verb>``. Who ordered a job needs none of them for it."""

    RUN_CANCEL = "jobs.run.cancel", "停止他人的任务", "Stop others' jobs"
