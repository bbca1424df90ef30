"""Rich text files into blocks and tables."""
