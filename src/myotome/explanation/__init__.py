"""Explanation: why a cause is likely or not, and what would change the advice."""
