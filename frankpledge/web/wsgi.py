"""What a WSGI server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.web.settings")
application = get_wsgi_application()

# The code of every page is loaded now and stays. Looking through it for garbage, again and again,
# would hold up each page that makes many objects, such as a feed, by a tenth of a second.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
