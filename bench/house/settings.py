"""İmece as it is served on one machine, with the bare pages of the bench added."""

from imece.config.settings.local import *  # noqa: F403 -- a settings file is its base plus what differs
from imece.config.settings.local import INSTALLED_APPS, LOGGING

INSTALLED_APPS = [*INSTALLED_APPS, "bench.house"]
ROOT_URLCONF = "bench.house.urls"
LOGGING = {**LOGGING, "root": {"handlers": ["out"], "level": "ERROR"}}
