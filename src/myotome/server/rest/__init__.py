"""REST: the interview and its result as JSON, in the habits of symptom checkers, so that a client needs little change.

Stateless: each call carries all evidence, and a token that only the client keeps. No clinical rule lives here.
"""

from myotome.server.rest.app import create_rest
from myotome.server.rest.settings import RestSettings

__all__ = ["RestSettings", "create_rest"]
