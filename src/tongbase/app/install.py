"""What a house has before its first day: divisions, roles, standards, words, administrator."""

from dataclasses import asdict

from tongbase.app.accounts import first_passwords, remember_password
from tongbase.app.first_steps import tell_steps
from tongbase.app.house import House
from tongbase.app.output import say
from tongbase.catalogue import api as catalogue
from tongbase.identity import api as identity
from tongbase.oversee import api as oversee
from tongbase.standards import api as standards

ADMINISTRATOR = "admin"


def install(house: House) -> None:
    """Install what is missing; doing it again changes nothing."""
    with house.work_of_the_house() as work:
        identity.install_roles(work)
        identity.install_regions(work)
        standards.install_code_lists(work)
        standards.install_calendar(work)
        standards.install_elements(work)
        standards.install_naming_rules(work)
        standards.install_documents(work)
        catalogue.install_synonyms(work)
        password = identity.install_administrator(work)
    if password is not None:
        remember_password(house, ADMINISTRATOR, password)


def show_accounts(house: House) -> None:
    """Print who has not changed the first password yet."""
    for person, password in first_passwords(house):
        say(f"账号 [bold]{person.account:<18}[/bold] 初始口令 {password}  {person.name}")


def show_first_steps(house: House) -> None:
    """Print what an empty house needs, in order; nothing once it lives."""
    with house.work_of_the_house() as work:
        steps = [asdict(step) for step in oversee.list_first_steps(work)]
    if steps:
        tell_steps(steps)
