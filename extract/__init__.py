"""Papers in, documents out: what is on the paper, block by block and cell by cell, each with its place.

This stage knows layout (pages, lines, tables, footnotes, running headers) and nothing of recommendations.
"""
