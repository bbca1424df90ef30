"""Plain text into blocks and tables: paragraphs, notes and tables told from lines."""
