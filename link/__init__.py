"""Accounts in, recommendations out: which mentions, in whichever papers, are about the same recommendation.

This stage sees all papers and reads no files. Every decision keeps the sum of comparisons that made it.
"""
