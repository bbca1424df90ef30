"""Documents in, accounts out: what one paper says about recommendations.

This stage knows the vocabulary of committees (numbers, statuses, owners, dates) and sees one paper at a time.
Its rules are the TOML files in `lexicon/`, each with examples that test themselves.
"""
