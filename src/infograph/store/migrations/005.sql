-- Mails and meetings: the day of the first, and how much two people stood there together.
ALTER TABLE evidence ADD COLUMN first INTEGER;
ALTER TABLE tie ADD COLUMN together REAL;
ALTER TABLE tie ADD COLUMN seen_only INTEGER NOT NULL DEFAULT 0;
