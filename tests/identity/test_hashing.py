"""Secrets are made of the chance that is given, all of it and of nothing else."""

from tongbase.identity.rules.hashing import (
    FIRST_PASSWORD_CHARACTERS,
    PASSWORD_BYTES,
    READABLE,
    SALT_BYTES,
    TOKEN_BYTES,
    fits_password,
    hash_password,
    password_of,
    token_of,
)
from tongbase.kernel.chance import some_bytes

SALT = bytes(range(SALT_BYTES))


def test_a_first_password_can_be_read_aloud():
    made = [password_of(some_bytes(PASSWORD_BYTES)) for _ in range(500)]
    assert len(set(made)) == 500
    assert {len(password) for password in made} == {FIRST_PASSWORD_CHARACTERS}
    assert set("".join(made)) == set(READABLE)


def test_the_same_chance_makes_the_same_secret():
    chance = some_bytes(PASSWORD_BYTES)
    assert password_of(chance) == password_of(chance)
    assert token_of(bytes(TOKEN_BYTES)) == "A" * 43
    assert token_of(b"\xff" * TOKEN_BYTES) == "_" * 42 + "8"


def test_a_hash_depends_on_its_salt_and_fits_its_password_alone():
    hashed = hash_password("correct horse", SALT)
    assert hashed == hash_password("correct horse", SALT)
    assert hashed != hash_password("correct horse", bytes(SALT_BYTES))
    assert fits_password("correct horse", hashed)
    assert not fits_password("wrong horse", hashed)
    assert not fits_password("", None)  # what nobody is compared with
