"""Who is named: bodies, owners, and the sets of recommendations that bodies issue."""
