#!/usr/bin/env python3
"""Django's usual door: the same commands as `wijkwerk`, from the source tree."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

if __name__ == "__main__":
    from wijkwerk.__main__ import main

    main()
