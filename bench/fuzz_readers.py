"""Damage files of every kind for as long as is asked for, with other damage each time.

Run with ``python bench/fuzz_readers.py --minutes 10``: runs ``tests/shipped/test_fuzz.py`` over and over,
each time with another seed and many examples, and stops at the first traceback; prints it with its seed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests/shipped/test_fuzz.py"
EXAMPLES = 200  # of each kind in one round


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the readers.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="of each kind in one round")
    options = parser.parse_args()
    until, rounds = time.monotonic() + 60 * options.minutes, 0
    while time.monotonic() < until:
        seed = random.randrange(2**32)
        command = [sys.executable, "-m", "pytest", "-x", "-q", f"--hypothesis-seed={seed}", str(TESTS)]
        env = os.environ | {"KADGEO_FUZZ": str(options.examples)}
        result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if result.returncode:
            print(result.stdout[-8_000:], f"seed {seed}", sep="\n")
            return 1
        rounds += 1
        print(f"round {rounds}, {options.examples} examples of each kind: no traceback", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
