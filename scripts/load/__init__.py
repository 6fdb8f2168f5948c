"""`make load`: many people at once at the real server, on this machine. `docs/load.md` says how it is measured."""
