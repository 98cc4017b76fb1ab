"""The machines that work is done with. They come from outside, as arguments."""

from dataclasses import dataclass

from tongbase.base.lake.handle import Lake
from tongbase.base.vault import Vault
from tongbase.kernel.settings import Settings


@dataclass(frozen=True)
class Machines:
    """What a route or a job may need besides its work: settings, secrets, the lake."""

    settings: Settings
    vault: Vault
    lake: Lake
