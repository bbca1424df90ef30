"""The report: one page that opens in a browser, and what it shows."""
