"""Workbooks and CSV files into tables, with their cells as a person sees them."""
