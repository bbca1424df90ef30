"""Word documents into blocks and tables, with the numbers, notes and changes that Word shows."""
