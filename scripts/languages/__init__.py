"""The work on languages: the English catalogue of the knowledge, the parts for translators, the test languages."""
