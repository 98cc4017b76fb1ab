"""The roles that ship with the house. Permission words of upper floors are data here."""

from dataclasses import dataclass

ADMINISTRATOR = "administrator"
BUREAU_MANAGER = "bureau_manager"
DEPARTMENT_MANAGER = "department_manager"
DEPARTMENT_HEAD = "department_head"
CONSUMER = "consumer"
AUDITOR = "auditor"


@dataclass(frozen=True)
class ShippedRole:
    """A named set of permission words."""

    code: str
    zh: str
    en: str
    permissions: tuple[str, ...]


SHIPPED_ROLES: tuple[ShippedRole, ...] = (
    ShippedRole(
        ADMINISTRATOR,
        "系统管理员",
        "System administrator",
        # Decree 809, Art. 36: who runs the platform keeps it safe and has no access to the data.
        (
            "identity.region.install",
            "identity.organisation.manage",
            "identity.person.manage",
            "identity.role.manage",
            "identity.key.manage",
            "identity.key.own",
            "standards.code_list.install",
            "standards.element.install",
            "standards.calendar.edit",
            "oversee.ledger.read",
            "oversee.ledger.verify",
            "oversee.overview.read",
            "jobs.run.cancel",
            "uploads.file.add",
            "lake.maintain",
        ),
    ),
    ShippedRole(
        BUREAU_MANAGER,
        "数据局管理员",
        "Data bureau manager",
        (
            "identity.organisation.manage",
            "identity.person.manage",
            "identity.key.manage",
            "identity.key.own",
            "standards.code_list.draft",
            "standards.code_list.enact",
            "standards.element.draft",
            "standards.element.review",
            "standards.naming.manage",
            "standards.document.manage",
            "standards.element.withdraw",
            "catalogue.entry.review_bureau",
            "catalogue.entry.withdraw",
            "catalogue.register.manage",
            "catalogue.relation.manage",
            "catalogue.duplicate.find",
            "catalogue.duplicate.decide",
            "catalogue.synonym.manage",
            "catalogue.meaning.rebuild",
            "catalogue.code_style.set",
            "catalogue.subscription.manage",
            "protect.table.recognise",
            "protect.grade.change",
            "protect.grade.read",
            "govern.rule.manage",
            "govern.standard.bind",
            "govern.check.run",
            "govern.overlap.measure",
            "govern.metadata.read",
            "collect.source.manage",
            "collect.source.test",
            "collect.flow.manage",
            "collect.run.start",
            "collect.run.cancel",
            "share.application.review_bureau",
            "share.grant.read",
            "share.grant.revoke",
            "share.service.manage",
            "share.limit.set",
            "oversee.ledger.read",
            "oversee.ledger.verify",
            "oversee.overview.read",
            "jobs.run.cancel",
            "uploads.file.add",
            "lake.maintain",
        ),
    ),
    ShippedRole(
        DEPARTMENT_MANAGER,
        "部门数据管理员",
        "Department data manager",
        (
            "identity.key.manage",
            "identity.key.own",
            "standards.code_list.draft",
            "standards.element.draft",
            "standards.element.withdraw",
            "catalogue.entry.compile",
            "catalogue.harvest.manage",
            "catalogue.entry.submit",
            "catalogue.entry.withdraw",
            "catalogue.resource.bind",
            "catalogue.register.manage",
            "catalogue.relation.manage",
            "catalogue.subscription.manage",
            "protect.table.recognise",
            "protect.grade.change",
            "protect.grade.read",
            "govern.rule.manage",
            "govern.standard.bind",
            "govern.column.change",
            "govern.check.run",
            "govern.quarantine.read",
            "govern.quarantine.reveal",
            "govern.metadata.read",
            "govern.entry.draft",
            "collect.source.manage",
            "collect.source.test",
            "collect.flow.manage",
            "collect.run.start",
            "collect.run.cancel",
            "share.grant.read",
            "share.service.manage",
            "jobs.run.cancel",
            "uploads.file.add",
            "oversee.overview.read",
        ),
    ),
    ShippedRole(
        DEPARTMENT_HEAD,
        "部门负责人(政务数据共享工作机构负责人)",
        "Head of the department's data sharing unit",
        # Decree 809, Art. 11, 13 and 20: the head signs off entries, applications and answers.
        (
            "identity.key.own",
            "catalogue.entry.review_department",
            "catalogue.entry.withdraw",
            "protect.grade.read",
            "govern.quarantine.read",
            "govern.metadata.read",
            "share.application.review_provider",
            "share.grant.read",
            "share.grant.revoke",
            "oversee.ledger.read",
            "oversee.overview.read",
        ),
    ),
    ShippedRole(
        CONSUMER,
        "数据使用人员",
        "Data consumer",
        (
            "identity.key.own",
            "share.application.submit",
            "share.grant.read",
            "share.call.make",
            "oversee.overview.read",
        ),
    ),
    ShippedRole(
        AUDITOR,
        "审计员",
        "Auditor",
        (
            "protect.grade.read",
            "share.grant.read",
            "oversee.ledger.read",
            "oversee.ledger.verify",
            "oversee.overview.read",
        ),
    ),
)

APPLICATION_PERMISSIONS = frozenset({"share.call.make"})
"""All that an application system may ever do."""
