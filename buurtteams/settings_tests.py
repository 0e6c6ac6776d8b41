"""Settings of the test run: what DEMO serves, with the shortcuts that only tests may take."""

import atexit
import os
import shutil
import tempfile

# A folder per process: no test run sees the data of bin/start, or of another run on the same machine.
tijdelijk = tempfile.mkdtemp(prefix="rondetafel-tests-")
atexit.register(shutil.rmtree, tijdelijk, ignore_errors=True)
os.environ |= {"DEBUG": "0", "DEMO": "1", "DATA_DIR": tijdelijk}
for naam in (
    "ALLOWED_HOSTS",
    "BASIS_URL",
    "CSRF_TRUSTED_ORIGINS",
    "EMAIL_URL",
    "HUISSTIJL",
    "SECRET_KEY",
    "SECURE_PROXY_SSL_HEADER",
    "VERTROUWDE_PROXY",
):
    os.environ.pop(naam, None)

from buurtteams.settings import *  # noqa: E402, F403
from buurtteams.settings import DATABASES, STORAGES  # noqa: E402

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # In memory, the threads of the live server would share one connection; in a file they are real concurrent writers.
    DATABASES["default"]["TEST"] = {"NAME": f"{tijdelijk}/test.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, not safe
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True  # looks a file up when asked; collectstatic need not have run
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = (
    10 * 365 * 24 * 3600
)  # by the clock of the tests, today is long past: a browser would ask each file again
LOGGING_CONFIG = None  # pytest collects what is logged; on stdout each line would show twice

# A thread of the live server must not keep its connection: the test database could not be removed at the end.
DATABASES["default"]["CONN_MAX_AGE"] = 0
