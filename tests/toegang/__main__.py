"""Make the access table again: `python -m tests.toegang`. Read the difference before you commit."""

import subprocess
import sys

if __name__ == "__main__":
    opdracht = [
        sys.executable,
        "-m",
        "pytest",
        "tests/test_toegang.py",
        "-q",
        "--toegang-bijwerken",
    ]
    sys.exit(subprocess.run([*opdracht, "-k", "hele_tabel"], check=False).returncode)
