"""The coach: finds what could identify a client, offers kinder words, asks about over-detail. Keeps nothing."""
