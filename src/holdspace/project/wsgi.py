"""What the server loads. It does not start where that would be unsafe."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
application = get_wsgi_application()

from holdspace.algorithms.coach.looking import make_ready  # noqa: E402 - the rooms must stand first
from holdspace.project.safety import insist_on_safety  # noqa: E402 - the rooms must stand first

insist_on_safety(settings)
make_ready()  # else whoever lets the first text of a worker be looked over waits for it

# What stands after the start stays for good: out of the collector's sight. And a page makes thousands of short-lived
# things that die by themselves, so it looks after every twenty thousand instead of every seven hundred.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
