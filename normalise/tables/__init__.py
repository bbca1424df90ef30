"""Trackers: what their columns hold, and what each row says."""
