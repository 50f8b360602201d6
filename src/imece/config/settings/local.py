"""One machine, embedded SQLite: the demo and a first installation of a small office."""

from __future__ import annotations

from imece.config.environment import database, mail
from imece.config.settings.base import *  # noqa: F403 -- a settings file is its base plus what differs
from imece.config.settings.base import DATA_DIR, environment

DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = environment.flag("IMECE_DEBUG")
IMECE_DEMO = environment.flag("IMECE_DEMO")
SECRET_KEY = environment.text("IMECE_SECRET_KEY", "only-for-one-machine-on-loopback-" + "0" * 32)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": database(environment.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'imece.sqlite3'}"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
globals().update(mail(environment.text("EMAIL_URL", f"file:{DATA_DIR / 'mail'}")))
environment.check()
