-- What is counted after a change is found without walking through everybody: whose whole lists are here, when ties were used last.
CREATE INDEX person_complete ON person (id) WHERE complete = 1;
CREATE INDEX tie_last ON tie (last) WHERE last IS NOT NULL AND person < other;
