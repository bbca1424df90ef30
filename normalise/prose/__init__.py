"""Recommendations in running text: headed, numbered, unnumbered, or reported on in a sentence."""
