-- The ranking of infograph for all members of a slice, over the tables ties, targets, connectors and egos: two statements.
--
-- ties(person, other, strength, learnt, aging, since, last, listed): of members alone, from each one's own side. `listed`: the
--   person's own files state it; `learnt`: how much more the other counts for what was answered; `aging`: its age counts.
-- targets(person, relevance, toss): who is asked for. connectors(person, contacts, complete): who may be asked.
-- egos(person, toss): who asks. Days are numbers; `toss` orders equals.
-- Named :numbers come from the question (docs/how-ranking-works.md says what they are); :first and :last bound the slice.
--
-- A path's share is rounded to a 2^-50th: sums up to 8 are then the same in whatever order Spark makes them, so that
-- people with the same paths are equal in every run.

-- The second ties of all paths: from a connector, by their own list, to somebody asked for. Made once, kept, and sent to every
-- worker while it is small enough, so that no path is ever moved: a member's paths are made and summed where their ties are.
CACHE TABLE ends AS
SELECT t.person AS connector, t.other AS target, t.strength, t.aging, t.since, t.last, p.relevance, p.toss
FROM ties t
     JOIN targets p ON p.person = t.other
     LEFT SEMI JOIN connectors c ON c.person = t.person
WHERE t.listed;

WITH mine AS (  -- all that the members of this slice know
    SELECT t.person AS ego, t.other, t.strength, t.learnt, t.aging, t.since
    FROM ties t LEFT SEMI JOIN egos g ON g.person = t.person
    WHERE t.person BETWEEN :first AND :last
),
known AS (  -- the connectors among them, beside how many contacts a connector of this member has who is wholly known
    SELECT m.*, c.contacts, c.complete, MEDIAN(CASE WHEN c.complete THEN c.contacts END) OVER (PARTITION BY m.ego) AS usual_contacts
    FROM mine m JOIN connectors c ON c.person = m.other
),
asks AS (  -- what the paths through a connector have in common
    SELECT ego, other AS connector, strength, learnt, aging, since,
           :kappa * strength * learnt
               * EXP(-:hub * LN(CASE WHEN complete OR usual_contacts IS NULL THEN GREATEST(1, contacts) ELSE usual_contacts END))
               AS part
    FROM known
),
paths AS (  -- to nobody whom the member knows, nor to themselves
    SELECT /*+ SHUFFLE_HASH(m) */ a.ego, e.target, LEAST(:nearly_one, a.part * e.strength) AS q, e.last, e.relevance, e.toss
    FROM asks a
         JOIN ends e ON e.connector = a.connector AND e.target <> a.ego
         LEFT ANTI JOIN mine m ON m.ego = a.ego AND m.other = e.target
),
sums AS (
    SELECT ego, target, SUM(ROUND(-LOG1P(-q) * 1125899906842624D)) / 1125899906842624D AS total, COUNT(*) AS paths,
           MAX(last) AS last, COUNT(last) = COUNT(*) AS all_dated, FIRST(relevance) AS relevance, FIRST(toss) AS toss
    FROM paths
    GROUP BY ego, target
),
aged AS (  -- days since a connector was last in touch; a tie of which no message is known counts as one half-life old
    SELECT *, CASE WHEN last IS NULL THEN NULL
                   WHEN all_dated THEN GREATEST(0, :now - last)
                   ELSE LEAST(GREATEST(0, :now - last), :half_life) END AS age
    FROM sums
),
fresh AS (
    SELECT ego, target, paths, relevance, toss,
           total * CASE WHEN age IS NULL THEN 1 ELSE POW(2, :freshness * (1 - age / :half_life)) END AS total
    FROM aged
),
valued AS (
    SELECT *, CASE WHEN relevance = 1 THEN total ELSE -LOG1P(-LEAST(:nearly_one, -EXPM1(-total) * relevance)) END AS value
    FROM fresh
),
placed AS (
    SELECT v.*, ROW_NUMBER() OVER (PARTITION BY v.ego ORDER BY v.value DESC, v.toss ^ g.toss) AS place
    FROM valued v JOIN egos g ON g.person = v.ego
),
middle AS (  -- the median path of each member, by which bands are given
    SELECT ego, -LOG1P(-PERCENTILE(q, 0.5, often)) AS path
    FROM (SELECT ego, q, COUNT(*) AS often FROM paths GROUP BY ego, q)
    GROUP BY ego
),
best AS (
    SELECT p.ego, p.target, p.place, p.value, p.paths, CASE WHEN m.path > 0 THEN p.total / m.path ELSE 1 END * p.relevance AS times
    FROM placed p JOIN middle m ON m.ego = p.ego
    WHERE p.place <= :most
),
usual AS (  -- the usual age of a member's ties to connectors; 0 where no day is known
    SELECT ego, GREATEST(0, COALESCE(MEDIAN(:now - since), 0)) AS age FROM asks GROUP BY ego
),
ways AS (  -- over whom to ask for those who are shown: older ties without messages count more
    SELECT b.*, a.connector,
           a.learnt * a.strength * CASE WHEN u.age > 0 AND a.aging AND a.since IS NOT NULL
                             THEN POW(GREATEST(:youngest, (:now - a.since) / u.age), :tie_age) ELSE 1 END
               * e.strength * CASE WHEN u.age > 0 AND e.aging AND e.since IS NOT NULL
                                   THEN POW(GREATEST(:youngest, (:now - e.since) / u.age), :tie_age) ELSE 1 END AS ask
    FROM best b
         JOIN ends e ON e.target = b.target
         JOIN asks a ON a.ego = b.ego AND a.connector = e.connector
         JOIN usual u ON u.ego = b.ego
),
weighed AS (
    SELECT *, MAX(ask) OVER (PARTITION BY ego, target) AS best_ask FROM ways
)
SELECT ego, target, place, value, times, paths, connector, ask
FROM weighed
WHERE ask >= best_ask * :nearly * :nearly_one;
