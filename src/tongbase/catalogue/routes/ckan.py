"""CKAN's Action API v3, the part that reads: at ``/api/action/…`` and at ``/api/3/action/…``.

Each action is one row of a list; it is asked by GET with a query or by POST with JSON or a form,
which the house reads as the JSON for which it stands.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.openapi.constants import REF_TEMPLATE

from tongbase.base.web import Reading, WithMachines
from tongbase.catalogue.routes import ckan_actions as act
from tongbase.catalogue.routes.ckan_actions import Telling
from tongbase.catalogue.rules.ckan_actions import refuse_action
from tongbase.catalogue.schemas.ckan import asking, telling
from tongbase.catalogue.schemas.ckan.faults import CkanErrorOut

ROOTS = ("/3/action", "/action")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
FAULTS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": CkanErrorOut, "description": "Refused, as CKAN says it."},
    "503": {"model": CkanErrorOut, "description": "Something outside the house is away."},
}
router = APIRouter(tags=["ckan"], responses=FAULTS)


def help_show(_: Telling, asked: asking.HelpAsked) -> str:
    """Tell what an action does."""
    return act.help_of(HELP, asked.name)


@dataclass(frozen=True)
class Action:
    """One action: what it asks, what it answers, what does it; its docstring is its help."""

    name: str
    asked: type[asking.Asking]
    answer: Any
    does: Callable[[Telling, Any], Any]

    @property
    def told(self) -> Any:
        """Return the shape of the whole answer; shapes are made once."""
        whole: Any = telling.AnswerOut
        return whole[self.answer]


ACTIONS: Sequence[Action] = (
    Action("site_read", asking.Asking, bool, act.site_read),
    Action("status_show", asking.Asking, telling.StatusOut, act.status_show),
    Action("help_show", asking.HelpAsked, str, help_show),
    Action("license_list", asking.Asking, list[telling.LicenceOut], act.license_list),
    Action("package_list", asking.NamesAsked, list[str], act.package_list),
    Action(
        "current_package_list_with_resources",
        asking.PackagesAsked,
        list[telling.PackageOut],
        act.current_package_list_with_resources,
    ),
    Action("package_search", asking.SearchAsked, telling.SearchOut, act.package_search),
    Action("package_show", asking.ThingAsked, telling.PackageOut, act.package_show),
    Action(
        "organization_list",
        asking.GroupsAsked,
        list[str] | list[telling.GroupOut],
        act.organization_list,
    ),
    Action("organization_show", asking.GroupAsked, telling.GroupOut, act.organization_show),
    Action(
        "organization_autocomplete",
        asking.CompletionAsked,
        list[telling.CompletedGroupOut],
        act.organization_autocomplete,
    ),
    Action(
        "organization_list_for_user",
        asking.OwnAsked,
        list[telling.GroupOut],
        act.organization_list_for_user,
    ),
    Action("group_list", asking.GroupsAsked, list[str] | list[telling.GroupOut], act.group_list),
    Action("group_show", asking.GroupAsked, telling.GroupOut, act.group_show),
    Action(
        "group_autocomplete",
        asking.CompletionAsked,
        list[telling.CompletedGroupOut],
        act.group_autocomplete,
    ),
    Action(
        "group_package_show",
        asking.GroupPackagesAsked,
        list[telling.PackageOut],
        act.group_package_show,
    ),
    Action("group_list_authz", asking.OwnAsked, list[telling.GroupOut], act.group_list_authz),
    Action("tag_search", asking.TagSearchAsked, telling.TagsOut, act.tag_search),
    Action("tag_autocomplete", asking.TagSearchAsked, list[str], act.tag_autocomplete),
    Action("tag_list", asking.TagsAsked, list[str] | list[telling.TagOut], act.tag_list),
    Action("tag_show", asking.TagAsked, telling.TagDetailOut, act.tag_show),
    Action("resource_show", asking.ThingAsked, telling.ResourceOut, act.resource_show),
    Action("resource_search", asking.ResourcesAsked, telling.ResourcesOut, act.resource_search),
)
HELP: Mapping[str, str] = {each.name: inspect.getdoc(each.does) or "" for each in ACTIONS}


def _add(action: Action) -> None:
    for root in ROOTS:
        for method, source in (("GET", Query()), ("POST", Body())):
            router.add_api_route(
                f"{root}/{action.name}",
                _endpoint(action, source),
                methods=[method],
                operation_id=f"ckan{root.replace('/', '_')}_{action.name}_{method.lower()}",
                response_model=action.told,
                summary=action.name,
                description=HELP[action.name],
                openapi_extra=_as_forms(action) if method == "POST" else None,
            )


def _as_forms(action: Action) -> dict[str, Any]:
    """Describe that the same is taken as a form."""
    shape = {"$ref": REF_TEMPLATE.format(model=action.asked.__name__)}
    return {"requestBody": {"content": {form: {"schema": shape} for form in FORMS}}}


def _endpoint(action: Action, source: Any) -> Callable[..., Any]:
    def endpoint(work: Any, machines: Any, asked: Any) -> Any:
        told = Telling(work, machines.settings.address)
        result = action.does(told, asked)
        address = f"{told.address}/api/3/action/help_show?name={action.name}"
        return action.told(help=address, result=result)

    kind = inspect.Parameter.KEYWORD_ONLY
    needs = any(each.is_required() for each in action.asked.model_fields.values())
    nothing = inspect.Parameter.empty if needs or source.__class__ is not _BODY else action.asked()
    asked = Annotated[action.asked, source]  # type: ignore[name-defined]
    parameters = (
        inspect.Parameter("work", kind, annotation=Reading),
        inspect.Parameter("machines", kind, annotation=WithMachines),
        inspect.Parameter("asked", kind, annotation=asked, default=nothing),
    )
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    endpoint.__name__ = action.name
    return endpoint


def refuse(action: str) -> None:
    """Say why there is no such action here."""
    refuse_action(action, HELP)


_BODY = Body().__class__
for _action in ACTIONS:
    _add(_action)
for _root in ROOTS:  # what no action has taken
    router.add_api_route(
        f"{_root}/{{action}}", refuse, methods=["GET", "POST"], include_in_schema=False
    )
