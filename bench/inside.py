"""`python -m bench.inside PROBE [ARGUMENT …]`: run one probe inside an installation and print its findings as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import django


def main() -> None:
    """Set Django up for the installation that the environment names, run `bench.probes.PROBE.measure`."""
    name, *arguments = sys.argv[1:]
    django.setup()
    found = import_module(f"bench.probes.{name}").measure(*arguments)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
