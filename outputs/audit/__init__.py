"""The audit: checks that look for silence and contradiction, and the findings that they write."""
