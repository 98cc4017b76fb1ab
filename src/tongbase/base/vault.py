"""Secrets at rest: AES-256-GCM under one master key that lies outside the database."""

import base64
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tongbase.kernel.errors import InvalidError
from tongbase.kernel.settings import Settings

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_FILE = "master.key"


class SecretUnreadableError(InvalidError):
    """The master key is not the one that sealed this secret."""

    code = "vault.secret_unreadable"
    usual_field = "secret"


@dataclass(frozen=True)
class Vault:
    """Seals and opens secrets; derives the keys that other parts need from one master key."""

    master_key: bytes

    def seal(self, secret: str, *, context: str) -> bytes:
        """Encrypt a secret; ``context`` says what it belongs to and must be given to open it."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher().encrypt(nonce, secret.encode(), context.encode())

    def open(self, sealed: bytes, *, context: str) -> str:
        """Decrypt a secret."""
        try:
            plain = self._cipher().decrypt(
                sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode()
            )
        except InvalidTag as error:
            raise SecretUnreadableError(
                "保存的密文无法解开:主密钥已更换或密文被改动,请恢复主密钥或重新录入密码。",
                "The secret cannot be opened: restore the master key or enter the password again.",
            ) from error
        return plain.decode()

    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key that signs the heads of the ledger."""
        return Ed25519PrivateKey.from_private_bytes(self.derive("ledger-head"))

    def derive(self, purpose: str) -> bytes:
        """Derive 32 bytes for one purpose (HKDF-SHA256, RFC 5869)."""
        kdf = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"tongbase/{purpose}".encode())
        return kdf.derive(self.master_key)

    def _cipher(self) -> AESGCM:
        return AESGCM(self.derive("secrets"))


def open_vault(settings: Settings) -> Vault:
    """Open the vault with the key of the settings, or with the one in the home, made if absent."""
    if settings.master_key is not None:
        return Vault(_parse_key(settings.master_key.get_secret_value()))
    path = settings.home / KEY_FILE
    if not path.exists():
        _write_key(path)
    return Vault(_parse_key(path.read_text().strip()))


def _parse_key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise InvalidError(
            "TONGBASE_MASTER_KEY 必须是 32 字节的 Base64 编码。",
            "TONGBASE_MASTER_KEY must be 32 bytes in base64.",
            field="master_key",
        )
    return key


def _write_key(path: Path) -> None:
    """Write a new key so that a second process that starts at once finds the same one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
