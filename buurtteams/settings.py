"""Settings, from the environment only. docs/besluiten/001-drie-standen.md tells the modes apart.

DEBUG=1   a developer: Django's debug pages, example data allowed
DEMO=1    what bin/start serves: as production, but over http, with a key of its own and demo accounts
neither   production: does not start unless the environment is complete
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from buurtteams.omgeving import eigen_sleutel, eis_productie, map_van_huisstijl

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)
PRODUCTIE = not (DEBUG or DEMO)

if PRODUCTIE:
    eis_productie(env)
    SECRET_KEY = env.str("SECRET_KEY")
    DATA_DIR = None  # production keeps nothing on one machine's disk
else:
    DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "data"))).resolve()
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    SECRET_KEY = env.str("SECRET_KEY", "") or eigen_sleutel(DATA_DIR)

LOKAAL = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) + ([] if PRODUCTIE else LOKAAL)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Application

INSTALLED_APPS = [
    "buurtteams.beheer.BeheerConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "buurtteams",
    "samenwerking",
    "plannen",
    "jaren",
]

# No LocaleMiddleware: it gives English form errors to English browsers.
MIDDLEWARE = [
    # Those that set headers come first: static files and the redirect to https carry them too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "buurtteams.middleware.Herkomst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "buurtteams.middleware.AanmeldenVereist",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "buurtteams.urls"
WSGI_APPLICATION = "buurtteams.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jaren.context.rondetafel",
            ],
        },
    },
]
CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("nlds",)
CRISPY_FAIL_SILENTLY = False

# An address typed without scheme is taken for https: the default from Django 6 on.
FORMS_URLFIELD_ASSUME_HTTPS = True

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"

# Data

if env.str("DATABASE_URL", ""):
    DATABASES = {"default": env.db_url("DATABASE_URL") | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "rondetafel.sqlite3",
            "OPTIONS": {
                # A writer waits for its turn at BEGIN; without it one HTTP answer in seven was a 500 under 8 writers.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: with WAL the milder NORMAL loses acknowledged writes on power loss.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database, because several processes and machines share it: docs/besluiten/003-cache-in-database.md.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Django's 300 would let a flood of keys push everything else out.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Only for what plannen.stempels proves to be still right (decision 052).
    "proces": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "proces",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

# Sign-in

AUTH_USER_MODEL = "buurtteams.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/inloggen/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, so the address is known to be theirs
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_ADAPTER = "buurtteams.aanmelden.Aanmelden"
ACCOUNT_FORMS = {
    "login": "buurtteams.forms.aanmelden.InlogForm",
    "reset_password": "buurtteams.forms.aanmelden.WachtwoordVergetenForm",
    "reset_password_from_key": "buurtteams.forms.aanmelden.NieuwWachtwoordForm",
    "change_password": "buurtteams.forms.aanmelden.WachtwoordWijzigenForm",
}
ACCOUNT_RATE_LIMITS = False  # ours count right in parallel too: docs/besluiten/010-inlogpogingen.md
# Django's own; allauth's would keep a second table of addresses, which goes stale when beheer corrects one.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail after each change of a password
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, without asking
CSRF_FAILURE_VIEW = "buurtteams.views.aanmelden.csrf_mislukt"
# On only where a proxy appends the client's address to X-Forwarded-For; off, that header counts for nothing.
VERTROUWDE_PROXY = env.bool("VERTROUWDE_PROXY", False)

SESSION_COOKIE_AGE = 12 * 60 * 60  # one working day, in seconds
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE

# Headers; nosniff, Referrer-Policy same-origin, X-Frame-Options DENY and COOP same-origin are Django's own defaults

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
if PRODUCTIE:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]  # a load balancer asks over http
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# For example SECURE_PROXY_SSL_HEADER=HTTP_X_FORWARDED_PROTO,https; only behind a proxy that sets or strips the header.
SECURE_PROXY_SSL_HEADER = env.tuple("SECURE_PROXY_SSL_HEADER", default=None)
# W021 asks for HSTS preload: that binds the whole registered domain (utrecht.nl), which is not ours to promise.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Static files

# A city's own theme: the path of a token css file, in a folder with nothing else than what it refers to (fonts, logo).
# The folder is served under huisstijl/; templates link HUISSTIJL after our own css.
huisstijl = env.str("HUISSTIJL", "")
HUISSTIJL = f"huisstijl/{Path(huisstijl).name}" if huisstijl else ""

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_verzameld"
STATICFILES_DIRS = [pad for pad in (BASE_DIR / "static", BASE_DIR / "static_gebouwd") if pad.is_dir()]
if huisstijl:
    STATICFILES_DIRS.append(("huisstijl", map_van_huisstijl(Path(huisstijl))))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # the product stores no uploads
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Mail

if env.str("EMAIL_URL", ""):
    vars().update(env.email_url("EMAIL_URL"))  # for example smtp+tls://name:password@host:587
    EMAIL_TIMEOUT = 10  # seconds
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Rondetafel <rondetafel@voorbeeld.nl>")
# Scheme and host in the links of a mail that no request asked for, as in "https://rondetafel.nl".
BASIS_URL = env.str("BASIS_URL", "" if PRODUCTIE else "http://127.0.0.1:8000").rstrip("/")

# Personal data

# What is known of a person leaves so many days after the last day: docs/besluiten/044-persoonsgegevens.md.
BEWAARTERMIJN_CONTACT_DAGEN = env.int("BEWAARTERMIJN_CONTACT_DAGEN", 365)

# Background jobs: `manage.py dagelijks` puts them in the queue, `manage.py db_worker` works the queue off.

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Logging

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"zonder_sleutels": {"()": "buurtteams.geheimen.ZonderSleutels"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "regel",
            "filters": ["zonder_sleutels"],
        }
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    # Django's own handlers would write each line twice, and mail to ADMINS.
    "loggers": {"django": {"handlers": [], "level": "INFO"}, "django.server": {"handlers": [], "propagate": True}},
}
