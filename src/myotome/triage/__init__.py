"""Triage: red flags set a floor that nothing lowers; expected harm may raise the level above it."""
