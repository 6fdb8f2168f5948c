"""Mutation of the knowledge: small wrong changes to rules and numbers, and who notices them."""
