"""What the operator of one machine has set: the environment, and a file in the home beside it."""

from pathlib import Path

from tongbase.kernel.settings import Settings

FILE = "tongbase.env"
LOCAL_SOURCES = "TONGBASE_ALLOW_LOCAL_SOURCES=true"


def load_settings() -> Settings:
    """Read the settings; the environment goes before the file ``tongbase.env`` in the home."""
    file = Settings().home / FILE
    return Settings(_env_file=file) if file.exists() else Settings()  # type: ignore[call-arg]


def allow_local_sources(home: Path) -> None:
    """Write into the file that sources on this machine are allowed, as the demonstration's are."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / FILE
    lines = file.read_text().splitlines() if file.exists() else []
    if LOCAL_SOURCES not in lines:
        file.write_text("\n".join([*lines, LOCAL_SOURCES]) + "\n")
