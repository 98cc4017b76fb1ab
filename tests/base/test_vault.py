import pytest
from pydantic import SecretStr

from tongbase.base.vault import SecretUnreadableError, Vault, open_vault
from tongbase.kernel.errors import InvalidError
from tongbase.kernel.settings import Settings


def test_a_secret_comes_back_only_in_its_context():
    vault = Vault(bytes(range(32)))
    sealed = vault.seal("密码", context="source:1")
    assert "密码".encode() not in sealed
    assert vault.open(sealed, context="source:1") == "密码"
    with pytest.raises(SecretUnreadableError):
        vault.open(sealed, context="source:2")
    with pytest.raises(SecretUnreadableError):
        Vault(bytes(32)).open(sealed, context="source:1")


def test_the_same_secret_never_looks_the_same():
    vault = Vault(bytes(32))
    assert vault.seal("x", context="c") != vault.seal("x", context="c")


def test_the_key_is_made_once_and_readable_by_the_owner_alone(tmp_path):
    settings = Settings(home=tmp_path)
    assert open_vault(settings) == open_vault(settings)
    assert (tmp_path / "master.key").stat().st_mode & 0o777 == 0o600


def test_a_bad_key_is_named(tmp_path):
    with pytest.raises(InvalidError) as told:
        open_vault(Settings(home=tmp_path, master_key=SecretStr("短")))
    assert told.value.field == "master_key"
