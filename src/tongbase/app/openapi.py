"""Print the OpenAPI description of the whole house."""

import json
import sys

from tongbase.app.http.application import build_app


def openapi_text() -> str:
    """Return the description, in one form."""
    return (
        json.dumps(build_app(None).openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
