"""Pages for signing in, and for one's own account."""
