import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from buurtteams.controles import weiger_onveilige_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buurtteams.settings")
try:
    django.setup()
except ImproperlyConfigured as fout:
    sys.exit(str(fout))  # one line that says what to set, instead of a traceback
weiger_onveilige_start()
application = get_wsgi_application()
