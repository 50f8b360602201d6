"""What holds for every kind of run of İmece; the other settings files change only what differs."""

from __future__ import annotations

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from imece.config.environment import ROOT, Environment, directory, oidc_apps

environment = Environment()

DATA_DIR = environment.folder("IMECE_DATA_DIR", ROOT / "var")
IMECE_DEMO = False
IMECE_BASE_URL = environment.text("IMECE_BASE_URL", "http://127.0.0.1:8000")
IMECE_WORLD_VIEW = environment.text("IMECE_WORLD_VIEW", "turkiye")  # see services/atlas/data/views.json
IMECE_VERSION = "2026.11.0"

INSTALLED_APPS = [
    "imece.config",
    "imece.doors.backoffice",
    "imece.doors.guest_desk",
    "imece.doors.open_api",
    "imece.doors.portal",
    "imece.overview.bank",
    "imece.overview.calendar",
    "imece.overview.finding",
    "imece.overview.reports",
    "imece.overview.guide",
    "imece.overview.seeding",
    "imece.overview.showcase",
    "imece.work.projects",
    "imece.work.strategy",
    "imece.work.indicators",
    "imece.work.advisory",
    "imece.work.people",
    "imece.work.activities",
    "imece.work.contacts",
    "imece.services.exchange",
    "imece.services.papers",
    "imece.services.measures",
    "imece.services.savedfilters",
    "imece.services.comments",
    "imece.services.duties",
    "imece.services.search",
    "imece.services.documents",
    "imece.services.accounts",
    "imece.services.notices",
    "imece.services.undoing",
    "imece.services.audit",
    "imece.services.reference",
    "imece.services.atlas",
    "imece.ground.paper",
    "imece.ground.ui",
    "imece.ground.web",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "imece.ground.web.requests.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "imece.ground.web.compressing.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "imece.ground.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "imece.config.urls"
WSGI_APPLICATION = "imece.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "imece.ground.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "imece.doors.backoffice.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "imece.ground.ui.forms.Renderer"
COTTON_SNAKE_CASED_NAMES = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
# İmece's own passwords are asked first, so that they still work when the directory is down.
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "imece.services.accounts.directory_signin.DirectoryBackend",
]
IMECE_DIRECTORY = directory(environment)
SOCIALACCOUNT_ADAPTER = "imece.services.accounts.provider_signin.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps(environment)}}
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "backoffice:start"
ACCOUNT_ADAPTER = "imece.services.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:front"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "imece.services.accounts.forms.signin.LoginForm",
    "reset_password": "imece.services.accounts.forms.signin.ResetPasswordForm",
    "reset_password_from_key": "imece.services.accounts.forms.signin.ResetPasswordKeyForm",
    "change_password": "imece.services.accounts.forms.signin.ChangePasswordForm",
    "reauthenticate": "imece.services.accounts.forms.signin.ReauthenticateForm",
}
MFA_FORMS = {
    "activate_totp": "imece.services.accounts.forms.signin.ActivateForm",
    "authenticate": "imece.services.accounts.forms.signin.SecondStepForm",
    "reauthenticate": "imece.services.accounts.forms.signin.SecondStepAgainForm",
    "login_webauthn": "imece.services.accounts.forms.passkeys.PasskeyLoginForm",
    "authenticate_webauthn": "imece.services.accounts.forms.passkeys.PasskeySecondStepForm",
    "reauthenticate_webauthn": "imece.services.accounts.forms.passkeys.PasskeyAgainForm",
}
MFA_ADAPTER = "imece.services.accounts.second_factor.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Asking for the challenge and answering it count as one each; a whole institution may stand behind one address.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_TRUST_ENABLED = True
MFA_TOTP_ISSUER = "İmece"

LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", _("Turkish")), ("en", _("English"))]
TIME_ZONE = "Europe/Istanbul"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["imece.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
DOCS_DIR = ROOT / "docs"  # the guides, which the product shows
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MAX_AGE = 60
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "imece.ground.web.refusals.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = environment.text("IMECE_FROM_EMAIL", "İmece <imece@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "imece.ground.web.logs.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {"django.server": {"handlers": [], "propagate": False}, "django.request": {"level": "ERROR"}},
}
