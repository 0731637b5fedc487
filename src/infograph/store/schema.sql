-- The only truth. Sightings (source, record, evidence, fact) keep what each file said; decisions
-- (link, override, event, suppressed) keep what the user said; person, tie, label and former are
-- derived from both and can be made again at any time.
-- Days are datetime.date.toordinal() numbers. NULL means "not known"; '' is never used for it in numbers.

CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- Whose exports there are. me = 1 for the user. record: the owner's own identity (role 'owner').
-- told: the name or the profile address by which the user, or a file, first named them.
CREATE TABLE owner (id INTEGER PRIMARY KEY, me INTEGER NOT NULL DEFAULT 0, record INTEGER NOT NULL, told TEXT NOT NULL DEFAULT '');

-- signed = 1: the signs of its owner are kept; an older infograph only learned from them.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    owner INTEGER REFERENCES owner (id),
    digest TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    whole_list INTEGER NOT NULL DEFAULT 0,
    as_of INTEGER NOT NULL DEFAULT 0,
    imported_on TEXT NOT NULL,
    records INTEGER NOT NULL DEFAULT 0,
    consent TEXT NOT NULL DEFAULT '',
    signed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    source INTEGER REFERENCES source (id),
    line INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    slug TEXT NOT NULL DEFAULT '',
    emails TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    connected INTEGER,
    doubtful INTEGER NOT NULL DEFAULT 0,
    person INTEGER,
    joined TEXT NOT NULL DEFAULT '',
    joined_to INTEGER,
    address TEXT NOT NULL DEFAULT ''
);
CREATE INDEX record_source ON record (source);
CREATE INDEX record_person ON record (person);

-- What could be the same person: see identity/keys.py; the kind stands in the top bits of the key.
CREATE TABLE record_key (
    key INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (key, record)
) WITHOUT ROWID;
CREATE INDEX record_key_record ON record_key (record);

-- a, b: records at the two ends (seen from a). source NULL: said by the user; then `said` is what it is ('said': in the user's
-- own words, which `label` holds; 'judged': how close, by a; 'met'; 'named': a gave the name; 'lent': b gave their export), and
-- `event` the step of the log that brought it.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    source INTEGER REFERENCES source (id),
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    count INTEGER NOT NULL DEFAULT 1,
    last INTEGER,
    direction TEXT NOT NULL DEFAULT '',
    note INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '',
    weight REAL,
    closeness INTEGER,
    said TEXT NOT NULL DEFAULT '',
    event INTEGER,
    first INTEGER
);
CREATE INDEX evidence_source ON evidence (source);
CREATE INDEX evidence_a ON evidence (a);
CREATE INDEX evidence_b ON evidence (b);
CREATE INDEX evidence_event ON evidence (event) WHERE event IS NOT NULL;
CREATE INDEX evidence_label ON evidence (id) WHERE label <> '';

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    owner INTEGER NOT NULL REFERENCES owner (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    started TEXT NOT NULL DEFAULT '',
    finished TEXT NOT NULL DEFAULT ''
);
CREATE INDEX fact_owner ON fact (owner);

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

-- The user's word on who is who: same = 1 joins two records, 0 keeps them apart.
CREATE TABLE link (a INTEGER NOT NULL, b INTEGER NOT NULL, same INTEGER NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE suppressed (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE override (company TEXT PRIMARY KEY, shown TEXT NOT NULL, industries TEXT NOT NULL) WITHOUT ROWID;
-- The user's word on what a title is: by its folded words.
CREATE TABLE said_title (title TEXT PRIMARY KEY, shown TEXT NOT NULL, functions TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE event (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL, via INTEGER, stage TEXT NOT NULL, day INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX event_record ON event (record);

-- What was done here, by day, in words of a list and in counts: nobody's name. It stays with the store and is not handed out.
CREATE TABLE deed (id INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL, people INTEGER, files INTEGER);

-- Derived.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    slug TEXT NOT NULL DEFAULT '',
    emails TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    company_key TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    contacts INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    address TEXT NOT NULL DEFAULT ''
);
CREATE INDEX person_fold ON person (fold);
CREATE INDEX person_slug ON person (slug) WHERE slug <> '';
CREATE INDEX person_company ON person (company_key);
CREATE INDEX person_complete ON person (id) WHERE complete = 1;

-- Who was joined with whom, in both directions, by the block of which key (0: by the user): what judging again walks along.
CREATE TABLE joining (record INTEGER NOT NULL, other INTEGER NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (record, other)) WITHOUT ROWID;
-- Keys that a record lost since people were judged last.
CREATE TABLE lost_key (key INTEGER PRIMARY KEY) WITHOUT ROWID;
-- Which records have which words in their position, company, place and industry: see words.py.
CREATE TABLE word (place INTEGER PRIMARY KEY);

-- Both directions; sent and received are seen from person. together: how much two people stood on mails and in meetings
-- together (the sum of 1/(people - 1)); seen_only = 1: nothing else says that they know each other.
CREATE TABLE tie (
    person INTEGER NOT NULL,
    other INTEGER NOT NULL,
    since INTEGER,
    connected INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    last INTEGER,
    closeness INTEGER,
    mutual INTEGER,
    noted INTEGER NOT NULL DEFAULT 0,
    together REAL,
    seen_only INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person, other)
) WITHOUT ROWID;
CREATE INDEX tie_last ON tie (last) WHERE last IS NOT NULL AND person < other;

CREATE TABLE label (
    industry TEXT NOT NULL, person INTEGER NOT NULL, confidence REAL NOT NULL, what TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (industry, person)
) WITHOUT ROWID;
CREATE INDEX label_person ON label (person);

CREATE TABLE doing (
    function TEXT NOT NULL, person INTEGER NOT NULL, confidence REAL NOT NULL, what TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (function, person)
) WITHOUT ROWID;
CREATE INDEX doing_person ON doing (person);

-- How senior a title is; aside: an occupation that is at home in some industries alone (industry/aside.csv).
CREATE TABLE standing (person INTEGER PRIMARY KEY, level TEXT NOT NULL, aside TEXT NOT NULL DEFAULT '');

CREATE TABLE former (person INTEGER NOT NULL, company_key TEXT NOT NULL, company TEXT NOT NULL, seen INTEGER NOT NULL,
    PRIMARY KEY (person, company_key)) WITHOUT ROWID;
CREATE INDEX former_company ON former (company_key);
