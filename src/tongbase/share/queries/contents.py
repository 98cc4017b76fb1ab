"""Turning rows into the values that rules and other modules work with."""

from tongbase.base.limits.clock import Clock
from tongbase.share.models import Application, Grant, Service
from tongbase.share.terms.applications import ApplicationContent, Mode, Terms
from tongbase.share.terms.grants import GrantedItem, GrantRef, Quota, ServiceRef
from tongbase.standards.terms.grading import Level, Mask, SensitiveType


def content_of(application: Application) -> ApplicationContent:
    """Read what an application says."""
    return ApplicationContent(
        system_id=application.system_id,
        items=tuple(application.items),
        divisions=tuple(application.divisions),
        modes=tuple(map(Mode, application.modes)),
        use_basis=application.use_basis,
        use_scene=application.use_scene,
        use_scope=application.use_scope,
        use_purpose=application.use_purpose,
        until=application.until,
    )


def terms_of(application: Application) -> Terms:
    """Read what reviewers have set so far."""
    masks = {code: Mask(word) if word else None for code, word in application.masks.items()}
    return Terms(masks, application.calls_per_minute, application.rows_max)


def clock_of(application: Application) -> Clock | None:
    """Read the statutory clock; None before the application was received."""
    if application.received_on is None or application.due_on is None:
        return None
    return Clock(application.received_on, application.due_on, application.paused_on)


def items_of(grant: Grant) -> tuple[GrantedItem, ...]:
    """Read the granted items."""
    return tuple(
        GrantedItem(
            code=item["code"],
            name=item["name"],
            column=item["column"],
            mask=Mask(item["mask"]) if item["mask"] else None,
            sensitive_type=SensitiveType(kind) if (kind := item["sensitive_type"]) else None,
            level=Level(level) if (level := item["level"]) else None,
        )
        for item in grant.items
    )


def grant_ref(grant: Grant) -> GrantRef:
    """Show a grant to rules and to other modules."""
    return GrantRef(
        id=grant.id,
        organisation=grant.organisation,
        system_id=grant.system_id,
        items=items_of(grant),
        region_column=grant.region_column,
        divisions=tuple(grant.divisions),
        modes=tuple(map(Mode, grant.modes)),
        until=grant.until,
        quota=Quota(grant.calls_per_minute, grant.rows_max),
        purpose=grant.purpose,
        status=grant.status,
    )


def service_ref(service: Service) -> ServiceRef:
    """Show a service to rules and to other modules."""
    return ServiceRef(
        id=service.id,
        code=service.code,
        entry_id=service.entry_id,
        name=service.name,
        namespace=service.namespace,
        table=service.table_name,
    )


def link_of(application: Application) -> str:
    """Say where the console shows an application."""
    return f"/share/applications/{application.id}"
