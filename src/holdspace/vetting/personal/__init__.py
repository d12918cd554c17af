"""What of vetting is about a person, why it is kept, how it goes along and how it goes."""
