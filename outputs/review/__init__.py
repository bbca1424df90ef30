"""A person and the links: the questions that only they can settle, and the arguments for each link."""
