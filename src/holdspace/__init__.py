"""Holdspace: vetted, give-and-take communities of helping professionals."""

__version__ = "0.1.0"
