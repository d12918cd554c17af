"""Files people bring along: re-encoded, bounded, served apart from the pages."""
