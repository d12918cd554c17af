"""What the tests of this room have."""

from tests.people.at_the_provider import running_provider, there

__all__ = ["running_provider", "there"]
