-- What the user, their contacts and the log say of a tie is kept by what it is, not by its words; a step of the log is named by
-- the evidence that it made.
ALTER TABLE evidence ADD COLUMN said TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN event INTEGER;
CREATE INDEX evidence_event ON evidence (event) WHERE event IS NOT NULL;
UPDATE evidence SET said = 'said', label = substr(label, 11) WHERE source IS NULL AND label LIKE 'you said: %';
UPDATE evidence SET said = 'judged', label = ''
    WHERE source IS NULL AND said = '' AND closeness IS NOT NULL AND label LIKE '% said: they %';
UPDATE evidence SET said = 'lent', label = '' WHERE source IS NULL AND said = '' AND label = 'shared their export with you';
UPDATE evidence SET said = 'met', label = '', event = (SELECT max(e.id) FROM event e
        WHERE e.record = evidence.b AND e.stage = 'met' AND e.day = evidence.last)
    WHERE source IS NULL AND said = '' AND label GLOB 'met on ????-??-??';
UPDATE evidence SET said = 'named', label = '', event = (SELECT max(e.id) FROM event e
        WHERE e.record = evidence.a AND e.stage IN ('met', 'thanked') AND e.day = evidence.last
        AND ' ' || e.detail || ' ' LIKE '% ' || evidence.b || ' %')
    WHERE source IS NULL AND said = '' AND label GLOB 'told by * on ????-??-??';
ALTER TABLE label RENAME COLUMN evidence TO what;
ALTER TABLE label ADD COLUMN source TEXT NOT NULL DEFAULT '';
