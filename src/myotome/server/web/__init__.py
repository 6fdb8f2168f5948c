"""The page: server-rendered forms that work without scripts."""
