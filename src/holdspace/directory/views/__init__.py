"""The people of a community, one of them, and one's own profile."""
