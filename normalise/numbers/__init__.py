"""How recommendations are numbered and referred to."""
