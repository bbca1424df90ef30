"""Who is named: bodies, and the owners of the work."""
