"""Make again what can be derived: access table, texts, OpenAPI, drawn courses.

`python3 start.py bijwerken`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

AFGELEID = ("tests.toegang", "tests.teksten", "tests.openapi", "tests.verloop")


def main() -> int:
    uitslagen = []
    with tempfile.TemporaryDirectory() as data:
        omgeving = {**os.environ, "WIJKWERK_DATA": data, "WIJKWERK_MODUS": "ontwikkeling"}
        omgeving["DJANGO_SETTINGS_MODULE"] = "wijkwerk.config.settings"
        for module in AFGELEID:
            print(f"$ python -m {module}", flush=True)
            gedaan = subprocess.run([sys.executable, "-m", module], env=omgeving, check=False)
            uitslagen.append(gedaan.returncode)
    print("Look at the difference before you commit it: git diff --stat", Path.cwd())
    return max(uitslagen)


if __name__ == "__main__":
    sys.exit(main())
