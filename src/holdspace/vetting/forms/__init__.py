"""What people say to the pages of vetting."""
