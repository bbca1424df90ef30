"""Web pages and Markdown into blocks and tables, as a browser shows them."""
