"""Backups: one archive that belongs to no database, made in one moment and checked when it comes back."""
