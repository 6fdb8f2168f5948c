"""Report: an assessment in words, for people to read."""
