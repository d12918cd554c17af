import threading
import time

from holdspace.work.bell import Ear, ring


def test_whoever_sleeps_is_woken_and_hears_what_rang_before_it_lay_down(settings, tmp_path):
    settings.HOLDSPACE_DATA = tmp_path / "not-there-yet"
    ear, stop = Ear(), threading.Event()
    ring()
    began = time.monotonic()
    ear.sleep(5, stop)
    threading.Timer(0.2, ring).start()
    ear.sleep(5, stop)
    assert time.monotonic() - began < 2


def test_a_bell_that_cannot_be_rung_is_no_harm(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.HOLDSPACE_DATA = tmp_path / "file"
    ring()
    began = time.monotonic()
    Ear().sleep(0.2, threading.Event())
    assert 0.15 < time.monotonic() - began < 2


def test_stopping_ends_the_sleep(settings, tmp_path):
    settings.HOLDSPACE_DATA = tmp_path
    stop = threading.Event()
    stop.set()
    began = time.monotonic()
    Ear().sleep(5, stop)
    assert time.monotonic() - began < 1
