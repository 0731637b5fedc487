"""People's names as people write them: what the name is in it, in which case, whom one greets and sorts by; pure text."""

from infograph.names.reading import greeting, sorting, usual_name
from infograph.names.words import UNMISTAKABLE

__all__ = ["UNMISTAKABLE", "greeting", "sorting", "usual_name"]
