-- Texts that name somebody are found by their words, and not by reading every row; filled when all is worked out again.
CREATE TABLE word (place INTEGER PRIMARY KEY);
CREATE INDEX evidence_label ON evidence (id) WHERE label <> '';
