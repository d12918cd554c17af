"""Pure Python: no Django, no clock, no global randomness. Everything is passed in."""
