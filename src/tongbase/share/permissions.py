"""What may be permitted in sharing."""

from enum import StrEnum


class SharePermission(StrEnum):
    """Form: ``share.<noun>.<verb>``."""

    APPLICATION_SUBMIT = "share.application.submit"
    APPLICATION_REVIEW_PROVIDER = "share.application.review_provider"
    APPLICATION_REVIEW_BUREAU = "share.application.review_bureau"
    GRANT_READ = "share.grant.read"
    GRANT_REVOKE = "share.grant.revoke"
    SERVICE_MANAGE = "share.service.manage"
    CALL_MAKE = "share.call.make"
    LIMIT_SET = "share.limit.set"
