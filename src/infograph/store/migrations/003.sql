-- Who was joined with whom, by which block of records that share a key: filled when all is worked out again, by changed rules.
CREATE TABLE joining (record INTEGER NOT NULL, other INTEGER NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (record, other)) WITHOUT ROWID;
CREATE TABLE lost_key (key INTEGER PRIMARY KEY) WITHOUT ROWID;
