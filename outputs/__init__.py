"""Recommendations in, results out: histories, the audit of silence, the dataset and the report.

Generated files go to `outputs/latest/`, which is never committed.
"""
