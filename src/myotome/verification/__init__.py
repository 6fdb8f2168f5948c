"""Verification: the promises of triage, proven for every reachable set of answers and not sampled."""
