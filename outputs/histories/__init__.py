"""What happened to each recommendation: its history, and how or whether each paper reports on it."""
