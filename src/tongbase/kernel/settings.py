"""The settings: read once, frozen, from environment variables ``TONGBASE_…``."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that an operator may set. Each field is ``TONGBASE_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="TONGBASE_", frozen=True, extra="ignore")

    home: Path = Field(default=Path("var"), description="Where the house keeps its files.")
    database_url: str | None = Field(
        default=None, description="A PostgreSQL server, 15 or newer; empty starts the embedded one."
    )
    lake_url: str | None = Field(
        default=None, description="Where lake files lie: a path or s3://bucket/prefix."
    )
    s3_endpoint: str | None = None
    s3_access_key: str | None = None
    s3_secret_key: SecretStr | None = None
    s3_region: str = "us-east-1"
    host: str = "127.0.0.1"
    port: int = Field(default=8600, ge=0, le=65535)
    public_url: str | None = Field(
        default=None, description="The address people type, for links and OIDC."
    )
    open_catalogue: bool = Field(
        default=False,
        description="Whoever comes may read the published catalogue over CKAN and DCAT, unknown.",
    )
    master_key: SecretStr | None = Field(
        default=None, description="32 bytes in base64 that seal secrets; made in home if empty."
    )
    session_hours: int = 12
    sign_in_failures_max: int = 5
    lock_out_minutes: int = 15
    signature_age_seconds_max: int = 300
    duckdb_memory: str = "400MB"
    duckdb_threads: int = 2
    snapshots_kept: int = Field(
        default=5,
        ge=1,
        description="So many newest states of a lake table the upkeep always keeps.",
    )
    snapshot_days: int = Field(
        default=7, ge=0, description="Older states of a lake table the upkeep lets go, in days."
    )
    allow_local_sources: bool = Field(
        default=False,
        description="Sources may lie on this machine: loopback, link-local, any folder.",
    )
    local_sources: str = Field(
        default="",
        pattern=r"^(.+:\d{1,5})?$",
        description="Databases on this machine that may be sources: address:port, by commas; "
        "a socket folder is an address too.",
    )
    local_webhooks: str = Field(
        default="",
        pattern=r"^(.+:\d{1,5})?$",
        description="Addresses on this machine to which changes may be pushed: address:port, by "
        "commas.",
    )
    plain_webhooks: bool = Field(
        default=False,
        description="Changes may be pushed to http:// addresses of inner networks.",
    )
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_name: str = "统一身份认证"
    as_account: str = Field(default="admin", description="Who the command line acts for.")

    @property
    def lake(self) -> str:
        """Where lake files lie."""
        return self.lake_url or (self.home.resolve() / "lake").as_uri()

    @property
    def address(self) -> str:
        """The address that people type."""
        return self.public_url or f"http://{self.host}:{self.port}"
