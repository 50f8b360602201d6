"""A real installation: every secret is given, every cookie is secure."""

from __future__ import annotations

from imece.config.environment import database, mail
from imece.config.settings.base import *  # noqa: F403 -- a settings file is its base plus what differs
from imece.config.settings.base import IMECE_BASE_URL, environment

DEBUG = False
SECRET_KEY = environment.text("IMECE_SECRET_KEY")
ALLOWED_HOSTS = environment.names("IMECE_ALLOWED_HOSTS")
DATABASES = {"default": database(environment.text("DATABASE_URL") or "sqlite:///missing")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "imece_cache"}}
globals().update(mail(environment.text("EMAIL_URL")))

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = environment.flag("IMECE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = environment.number("IMECE_HSTS_SECONDS", 60 * 60 * 24 * 30)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [IMECE_BASE_URL]
environment.check()
