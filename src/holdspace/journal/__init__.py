"""The append-only record of what happened: no private text in it, sealed so that nobody can quietly change it."""
