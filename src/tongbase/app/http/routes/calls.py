"""The data services at the short address that consumers call: ``/services/{service}/…``."""

from tongbase.share.module import services_router as router

__all__ = ["router"]
