"""The WSGI application; refuses to start when `core.opstart` finds something unsafe."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
application = get_wsgi_application()

from django.db import connections  # noqa: E402

from wijkwerk.core import opstart  # noqa: E402

opstart.controleer()
connections.close_all()  # a web server that loads first and forks then must not share them
