"""Pictures of pages into the same page items as printed ones have: deskewed, ruled, and read by OCR."""
