"""Sets of recommendations: how a paper names them, which one a mention belongs to, and what it counts of them."""
