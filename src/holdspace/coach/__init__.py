"""The coach's rules on pages: why, whose advice, and "this is wrong". What it finds is found in `algorithms.coach`."""
