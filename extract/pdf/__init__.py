"""PDF pages into blocks and tables: by the structure tree where it can be believed, by lines and type elsewhere."""
