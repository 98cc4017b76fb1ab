"""What may be permitted in sharing."""

from tongbase.kernel.permission import Permission


class SharePermission(Permission):
    """Form: ``share.<noun>.<verb>``."""

    APPLICATION_SUBMIT = "share.application.submit", "申请使用数据", "Apply for data"
    APPLICATION_REVIEW_PROVIDER = (
        "share.application.review_provider",
        "提供部门审核申请",
        "Review as provider",
    )
    APPLICATION_REVIEW_BUREAU = (
        "share.application.review_bureau",
        "主管部门审核申请",
        "Review as bureau",
    )
    GRANT_READ = "share.grant.read", "查看授权", "Read grants"
    GRANT_REVOKE = "share.grant.revoke", "终止授权", "Revoke grants"
    SERVICE_MANAGE = "share.service.manage", "管理共享服务", "Manage services"
    CALL_MAKE = "share.call.make", "调用共享服务", "Call services"
