"""OpenDocument texts into blocks and tables."""
