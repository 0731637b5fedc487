-- The address of a profile as it was read, '' where the folded slug gives it.
ALTER TABLE record ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN address TEXT NOT NULL DEFAULT '';
