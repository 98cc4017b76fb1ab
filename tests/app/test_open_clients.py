"""Clients that others wrote read the open interfaces: ckanapi, and schemathesis by what is said."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from ckanapi import NotAuthorized, NotFound, RemoteCKAN
from ckanapi.errors import SearchQueryError, ValidationError
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.app.world import MARKET, World, served
from tests.catalogue.openness import graph_of
from tongbase.app.cli.main import main
from tongbase.app.house import House
from tongbase.app.http.application import build_app

EXAMPLES_MAX = 12
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def opened(world: World) -> House:
    """The house with its published catalogue open to visitors."""
    settings = world.house.settings.model_copy(update={"open_catalogue": True})
    machines = replace(world.house.machines, settings=settings)
    return replace(world.house, settings=settings, machines=machines)


@pytest.fixture(scope="module")
def address(opened: House) -> Iterator[str]:
    """A server at a port of this machine."""
    with served(opened) as address:
        yield address


@pytest.fixture(params=[False, True], ids=["POST", "GET"])
def ckan(address: str, request: pytest.FixtureRequest) -> Iterator[RemoteCKAN]:
    with RemoteCKAN(address, get_only=request.param) as client:
        yield client


def test_the_public_client_searches_and_shows(ckan: RemoteCKAN, world: World):
    assert ckan.action.site_read() is True
    found = ckan.action.package_search(q="企业", fq=f"organization:{MARKET.lower()}", rows=50)
    packages = {package["id"]: package for package in found["results"]}
    assert found["count"] == len(packages)  # others of this world may have published too
    package = packages[world.ids["published"]]
    assert ckan.action.package_show(id=package["name"]) == package
    resource = package["resources"][0]
    assert ckan.action.resource_show(id=resource["id"]) == resource


def test_the_public_client_knows_our_refusals(ckan: RemoteCKAN, address: str):
    with pytest.raises(NotFound):
        ckan.action.package_show(id="nichts")
    with pytest.raises(SearchQueryError):
        ckan.action.package_search(fq="groups:(")
    with pytest.raises(ValidationError) as refused:
        ckan.action.package_search(rows=-1)
    assert "rows" in refused.value.error_dict
    with RemoteCKAN(address, apikey="tbp_wrong") as stranger, pytest.raises(NotAuthorized):
        stranger.action.package_list()


def test_the_public_client_lists_licences_and_since_when_organisations_are(
    ckan: RemoteCKAN, world: World
):
    package = ckan.action.package_show(id=world.ids["published"])
    titles = {licence["id"]: licence["title"] for licence in ckan.action.license_list()}
    assert titles[package["license_id"]] == package["license_title"]
    registered = ckan.action.organization_show(id=package["owner_org"])["created"]
    assert datetime.fromisoformat(registered) <= datetime.fromisoformat(package["metadata_created"])


def test_the_public_client_is_told_that_files_are_not_taken(address: str):
    with RemoteCKAN(address) as client, pytest.raises(ValidationError) as refused:
        client.call_action("package_search", {"q": "企业"}, files={"upload": io.BytesIO(b"1")})
    assert "body" in refused.value.error_dict


def test_heads_and_forms_are_answered_one_after_the_other_on_one_connection(address: str):
    with httpx.Client(base_url=address) as client:
        for path in ("/catalog/all.nt", "/catalog.ttl", "/api/3/action/package_list"):
            assert client.head(path).raise_for_status().content == b""
            form = client.post("/api/3/action/package_search", data={"q": "企业", "rows": "1"})
            assert len(form.raise_for_status().json()["result"]["results"]) == 1


@pytest.mark.parametrize("things", ["datasets", "organizations", "groups"])
def test_the_public_client_dumps_everything(
    address: str, world: World, tmp_path: Path, things: str
):
    told = tmp_path / "told.jsonl"
    words = ["dump", things, "--all", "-O", str(told), "-p", "2", "-q", "-r", address]
    run_ckanapi(words)
    rows = [json.loads(line) for line in told.read_text().splitlines()]
    with RemoteCKAN(address) as client:
        shown = client.action.package_show(id=world.ids["published"])
        every = client.action.package_list()
        organisations = client.action.organization_list()
        groups = client.action.group_list()
    assert shown["name"] in every
    assert MARKET.lower() in organisations
    assert {group["name"] for group in shown["groups"]} <= set(groups)
    wanted = {
        "datasets": every,
        "organizations": organisations,
        "groups": groups,
    }
    assert {row["name"] for row in rows} == set(wanted[things])


def test_the_public_client_searches_from_the_command_line(address: str):
    told = run_ckanapi(["search", "datasets", "q=企业", "-r", address])
    assert [json.loads(line)["title"] for line in told.splitlines()]


def run_ckanapi(words: list[str]) -> str:
    """Run the client as its users do; it starts workers of itself by its name."""
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        [folder / "ckanapi", *words],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def described(opened: House) -> Any:
    """What the house says of its open interfaces, and the house that must keep it."""
    return schemathesis.openapi.from_asgi("/api/openapi.json", build_app(opened))


schema = schemathesis.pytest.from_fixture("described").include(tag=["ckan", "dcat"])


@schema.parametrize()
@settings(
    max_examples=EXAMPLES_MAX,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_documented(case: schemathesis.Case):
    case.call_and_validate(checks=CHECKS)


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_the_command_line_writes_the_whole_catalogue(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
):
    path = tmp_path / f"all.{form}"
    words = ["--server", address, "catalogue", "export-dcat", "--format", form, "-o", str(path)]
    monkeypatch.setattr(sys, "argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert len(graph_of(path.read_text(encoding="utf-8"), form)) > 30
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_the_command_line_says_why_it_may_not_export(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    path = tmp_path / "all.ttl"
    words = ["--server", address, "--key", "tbp_wrong", "catalogue", "export-dcat", "-o", str(path)]
    monkeypatch.setattr(sys, "argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "identity.key_unknown" in capsys.readouterr().err
    assert not path.exists()
