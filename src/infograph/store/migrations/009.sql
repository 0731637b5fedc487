-- What was done here, by day, in words of a list and in counts: nobody's name. It stays with the store and is not handed out.
CREATE TABLE deed (id INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL, people INTEGER, files INTEGER);

-- What an owner's file says of whose it is: from what is left of it the owner is known again when a file is taken out.
-- bundle: the first file that came with it. one_of = 1: of two who stand in a single conversation, one. also: further names, one a line.
CREATE TABLE sign (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    bundle INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    emails TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '',
    one_of INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sign_source ON sign (source);

-- The name or the profile address by which the user, or a file, first named an owner.
ALTER TABLE owner ADD COLUMN told TEXT NOT NULL DEFAULT '';

-- Whether a file's signs are kept: what an older file said of its owner stays as it was learned.
ALTER TABLE source ADD COLUMN signed INTEGER NOT NULL DEFAULT 0;
