-- What people do by their titles, and how senior these are: filled when all is worked out again, by changed rules.
CREATE TABLE said_title (title TEXT PRIMARY KEY, shown TEXT NOT NULL, functions TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE doing (
    function TEXT NOT NULL, person INTEGER NOT NULL, confidence REAL NOT NULL, what TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (function, person)
) WITHOUT ROWID;
CREATE INDEX doing_person ON doing (person);
CREATE TABLE standing (person INTEGER PRIMARY KEY, level TEXT NOT NULL, aside TEXT NOT NULL DEFAULT '');
