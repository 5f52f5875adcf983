"""Settings of the site, from the environment; safe as they stand."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

# The store of evidence, and beside it the record's database where none is named.
FRANKPLEDGE_STORE = os.environ.get("FRANKPLEDGE_HOME", "var")
_HOME = Path(FRANKPLEDGE_STORE)
# The sign-in page shows the demonstration's accounts; `frankpledge demo` sets it.
FRANKPLEDGE_DEMONSTRATION = os.environ.get("FRANKPLEDGE_DEMONSTRATION") == "1"

# Where readers find the site: links in feeds and calendars of the copies on disk.
FRANKPLEDGE_SITE = os.environ.get("SITE", "http://localhost:8000").rstrip("/")

DEBUG = False
# The key of the environment, else the one that `frankpledge serve` made in the store's folder;
# without either, one that lasts as long as the process.
_KEY = _HOME / "secret_key"
SECRET_KEY = (
    os.environ.get("SECRET_KEY")
    or (_KEY.read_text("utf-8") if _KEY.is_file() else "")
    or secrets.token_urlsafe(50)
)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "csp",
    "frankpledge.design",
    "frankpledge.apps.audit",
    "frankpledge.apps.outbox",
    "frankpledge.apps.bodies",
    "frankpledge.apps.accounts",
    "frankpledge.apps.publishing",
    "frankpledge.apps.obligations",
    "frankpledge.apps.performance",
    "frankpledge.apps.undertakings",
    "frankpledge.apps.registers",
    "frankpledge.apps.decisions",
    "frankpledge.apps.plan",
    "frankpledge.apps.scrutiny",
    "frankpledge.apps.engagement",
    "frankpledge.apps.recommendations",
    "frankpledge.apps.complaints",
    "frankpledge.apps.membership",
    "frankpledge.apps.meetings",
    "frankpledge.apps.panel",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "frankpledge.web",
]
MIDDLEWARE = [
    "frankpledge.api.middleware.ApiMiddleware",
    "frankpledge.web.middleware.DeclaredMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "frankpledge.web.copies.CopyMiddleware",
    "frankpledge.web.writers.WritersMiddleware",
    "frankpledge.web.writers.SessionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "frankpledge.web.middleware.ErrorPagesMiddleware",
]
ROOT_URLCONF = "frankpledge.web.urls"
WSGI_APPLICATION = "frankpledge.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frankpledge.web.context.site",
            ]
        },
    }
]

# Whoever writes waits for others for so long: a command longer than a person at a page.
_LOCK_SECONDS = float(os.environ.get("LOCK_SECONDS", "20"))
# A process of the server lets half its threads write, so that who reads never waits for them.
FRANKPLEDGE_WRITERS = max(int(os.environ.get("SERVER_THREADS", "4")) // 2, 1)
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{_HOME.resolve() / 'record.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "frankpledge.web.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": _LOCK_SECONDS,
        "init_command": "PRAGMA journal_mode=WAL",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    _OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
    _OPTIONS.setdefault("options", f"-c lock_timeout={int(1000 * _LOCK_SECONDS)}")
CACHES = {
    "default": {
        "BACKEND": "frankpledge.web.limits.SharedCache",
        "LOCATION": str(_HOME.resolve() / "private" / "limits.sqlite3"),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True  # English is the only catalogue; every word passes through gettext
FORMAT_MODULE_PATH = ["frankpledge.web.formats"]

STATIC_URL = "static/"
# Served from where they lie: there is nothing to collect.
WHITENOISE_USE_FINDERS = True

# Scripts of our own files alone (passkeys need one), and nothing from another site.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Signing in: e-mail and password, a second step, passkeys; accounts are given, never taken.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "frankpledge.apps.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "frankpledge.apps.accounts.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody learns which addresses have an account
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_FAILURE_VIEW = "frankpledge.web.views.csrf_failure"
# Behind this many proxies: whose address counts for rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
FRANKPLEDGE_LARGEST_FILE = 20_000_000  # bytes, where a page takes one
DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000  # bytes of a form; the longest that a form takes is 50 kB
# An organisation's own sign-in by OpenID Connect, where it is configured.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
if os.environ.get("OIDC_SERVER_URL"):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "office",
                    "name": os.environ.get("OIDC_NAME", "your organisation"),
                    "client_id": os.environ["OIDC_CLIENT_ID"],
                    "secret": os.environ["OIDC_SECRET"],
                    "settings": {"server_url": os.environ["OIDC_SERVER_URL"]},
                }
            ]
        }
    }

# Messages go by SMTP where a server is named, else as files into the store's folder.
if os.environ.get("EMAIL_HOST"):
    EMAIL_HOST = os.environ["EMAIL_HOST"]
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = EMAIL_PORT == 587
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(_HOME / "mail")
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "frankpledge@localhost")

# Requests a second on average and at once that the API takes of one client; 0: of any number.
FRANKPLEDGE_API_LIMIT = (
    float(os.environ.get("API_RATE", "15")),
    int(os.environ.get("API_BURST", "30")),
)
SECURE_REFERRER_POLICY = "same-origin"
# Behind a server that ends TLS: SECURE=1 marks pages for https only.
FRANKPLEDGE_HTTPS_ONLY = os.environ.get("SECURE") == "1"
if FRANKPLEDGE_HTTPS_ONLY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^api(/|$)"]  # its own door redirects with 308, not 301
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "filters": {
        # Who is told to come again is no fault; what of ours is damaged, we say ourselves.
        "not_busy": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", None) != 503,
        }
    },
    # What is refused is no fault to report at length, and a flood of it would fill the log.
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["not_busy"]},
        "django.security.csrf": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False},
        "django.security.RequestDataTooBig": {"level": "CRITICAL", "propagate": False},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
