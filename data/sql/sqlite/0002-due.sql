-- What is due and when, whoever asked for it: the overview lists it, late first. A review of a
-- framework, a return that has not come, later visits and actions.
CREATE TABLE due (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER REFERENCES provider,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT,
  officer_id INTEGER REFERENCES officer,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX due_open ON due (due_on) WHERE done_on IS NULL;

-- Registers from before ratings kept their score range: the range is part of the stability's JSON, so
-- that lists can sort by it without parsing.
ALTER TABLE rating ADD COLUMN range_low REAL;
ALTER TABLE rating ADD COLUMN range_high REAL;
ALTER TABLE rating ADD COLUMN top_share REAL;   -- the share of the band it got
