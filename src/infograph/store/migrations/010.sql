-- Of friends' e-mail addresses, which were kept where their own files gave them, keys alone stay: not of those whose lists
-- were read with --keep-email, as the addresses in them tell.
UPDATE sign SET emails = coalesce((SELECT group_concat('key:' || k.key, char(10)) FROM source s JOIN owner o ON o.id = s.owner
    JOIN record_key k ON k.record = o.record AND k.key >> 60 = 3 WHERE s.id = sign.source), '')
    WHERE emails <> '' AND source IN (SELECT s.id FROM source s JOIN owner o ON o.id = s.owner WHERE NOT o.me AND NOT EXISTS
    (SELECT 1 FROM source x JOIN record r ON r.source = x.id WHERE x.owner = o.id AND r.emails <> ''));
UPDATE fact SET name = coalesce((SELECT 'key:' || k.key FROM owner o JOIN record_key k ON k.record = o.record
    AND k.key >> 60 = 3 WHERE o.id = fact.owner LIMIT 1), '')
    WHERE kind = 'email' AND owner IN (SELECT o.id FROM owner o WHERE NOT o.me AND NOT EXISTS
    (SELECT 1 FROM source x JOIN record r ON r.source = x.id WHERE x.owner = o.id AND r.emails <> ''));
UPDATE record SET emails = '' WHERE emails <> '' AND id IN (SELECT o.record FROM owner o WHERE NOT o.me AND NOT EXISTS
    (SELECT 1 FROM source x JOIN record r ON r.source = x.id WHERE x.owner = o.id AND r.emails <> ''));
UPDATE person SET emails = coalesce((SELECT group_concat(r.emails, char(10)) FROM record r
    WHERE r.person = person.id AND r.emails <> ''), '')
    WHERE emails <> '' AND id IN (SELECT r.person FROM owner o JOIN record r ON r.id = o.record WHERE NOT o.me);
