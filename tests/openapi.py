"""Write the OpenAPI file of the API to docs/openapi.json, for review and for who connects."""

import json
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


def main() -> None:
    import django

    django.setup()
    from wijkwerk.config.api import api

    schema = api.get_openapi_schema(path_prefix="/gemeente/api/v1/")
    BESTAND.write_text(json.dumps(schema, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
