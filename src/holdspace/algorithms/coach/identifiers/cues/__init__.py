"""What stands around names: cues by which a client's is told from a colleague's, an author's, a house's."""
