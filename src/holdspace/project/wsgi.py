"""What the server loads. It does not start where that would be unsafe."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
application = get_wsgi_application()

from holdspace.project.safety import insist_on_safety  # noqa: E402 - the rooms must stand first

insist_on_safety(settings)
