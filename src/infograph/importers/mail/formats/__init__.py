"""The formats of mail and calendars, one a module.

Each has `TITLE`, `claims(start, name)` (why a file that begins so is one, or "") and `read(stream, box, position)`, which
tells a `Tally` what it finds and yields how far it has come. No list elsewhere names it. Whether it is one is asked of every
file that is imported, so a format takes what reads mail from the room above, which loads it when it is used.
"""
