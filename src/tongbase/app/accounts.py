"""The first passwords of accounts that were made here, kept sealed until their owners change them.

``tongbase up`` prints them, so that whoever installs the house on one machine can sign in. Each is
forgotten once its owner has set another.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tongbase.app.house import House
from tongbase.identity import api as identity

FILE = "first-passwords.json"
CONTEXT = "first-password:"


def remember_password(house: House, account: str, password: str) -> None:
    """Keep the first password of an account."""
    kept = _read(house)
    kept[account] = house.machines.vault.seal(password, context=CONTEXT + account).hex()
    _write(house, kept)


def first_passwords(house: House) -> Iterator[tuple[identity.PersonRef, str]]:
    """Return who has not changed the first password yet, and that password."""
    for account, sealed in sorted(_read(house).items()):
        with house.sessions() as db:
            person = identity.find_account(db, account)
        if person is not None and person.must_change_password:
            yield (
                person,
                house.machines.vault.open(bytes.fromhex(sealed), context=CONTEXT + account),
            )


def _path(house: House) -> Path:
    return house.settings.home / FILE


def _read(house: House) -> dict[str, str]:
    path = _path(house)
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return kept


def _write(house: House, kept: Mapping[str, str]) -> None:
    path = _path(house)
    draft = path.with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(kept, indent=1))
    draft.replace(path)
