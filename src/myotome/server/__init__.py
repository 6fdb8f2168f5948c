"""The web: the page and, mounted beside it, the REST interface. Adapters only: no clinical rule lives here.

The server keeps nothing between two requests. The answers travel in the form (`web/state.py`).
"""
