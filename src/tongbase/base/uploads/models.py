"""The table of files that people handed in."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row


class Upload(Row):
    """A file that a person handed in: ``size`` in bytes, ``sha256`` in hexadecimal."""

    __tablename__ = "uploads_upload"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)

    @property
    def key(self) -> str:
        """Where it lies in the store."""
        return f"uploads/{self.id}"
