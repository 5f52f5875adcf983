"""Settings of the site, from the environment; safe as they stand."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

# The store of evidence, and beside it the record's database where none is named.
FRANKPLEDGE_STORE = os.environ.get("FRANKPLEDGE_HOME", "var")
_HOME = Path(FRANKPLEDGE_STORE)

DEBUG = False
# Nothing is signed yet: there are no sessions and no forms that change anything. A key
# of the environment is used where there is one.
SECRET_KEY = os.environ.get("SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "frankpledge.design",
    "frankpledge.apps.performance",
    "frankpledge.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "frankpledge.web.middleware.DoorMiddleware",
]
ROOT_URLCONF = "frankpledge.web.urls"
WSGI_APPLICATION = "frankpledge.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["frankpledge.web.context.site"]},
    }
]

# SQLite: write-ahead log, and a writer that waits for its turn instead of failing.
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{_HOME.resolve() / 'record.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
# Served from where they lie: there is nothing to collect.
WHITENOISE_USE_FINDERS = True

# No script runs on any page, and nothing comes from another site.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
# Behind a server that ends TLS: SECURE=1 marks pages for https only.
if os.environ.get("SECURE") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # Somebody who asks under another name is refused; that is no fault to report at length.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
