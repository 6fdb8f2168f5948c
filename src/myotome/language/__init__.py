"""Languages: every string of the interface by id, every text of the knowledge by its English wording.

The English of the interface is a catalogue like any other (`english/AREA.po`, the ids are the msgids), so that a
wording can be mended without touching code, and a translation can never drift from a wording that it was not made
from. Texts of the knowledge keep their home in `knowledge/`: their English wording is the key (`Language.say`).
"""

from myotome.language.known import LANGUAGES, Known, add_language
from myotome.language.language import Language, MissingText, open_language
from myotome.language.negotiate import negotiate

__all__ = ["LANGUAGES", "Known", "Language", "MissingText", "add_language", "negotiate", "open_language"]
