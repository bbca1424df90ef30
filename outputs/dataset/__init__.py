"""The dataset: its tables and what they promise, written whole or not at all, and the other formats it comes in."""
