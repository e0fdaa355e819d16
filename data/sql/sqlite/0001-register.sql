-- The register: who is rated, by which framework, on what evidence, with what result; and the chain of
-- what people changed. Dates are ISO 8601 text, periods in canonical form ("2010-11 Q4"), shares and
-- scores REAL, rounded only where they are shown.

CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'officer', 'panel', 'reader')),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE provider (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL CHECK (reference <> ''),
  reference_key TEXT NOT NULL UNIQUE,          -- folded, so that hc01 and HC01 are one
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,                      -- folded, for searching and matching
  service_type TEXT NOT NULL DEFAULT '',
  cqc_id TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  officer_id INTEGER REFERENCES officer,
  closed_on TEXT,                              -- null while it is contracted
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX provider_cqc ON provider (cqc_id) WHERE cqc_id <> '';

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  reference TEXT NOT NULL,
  name TEXT NOT NULL,
  service_type TEXT NOT NULL DEFAULT '',
  cqc_location_id TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (provider_id, reference)
) STRICT;

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  reference TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (provider_id, reference)
) STRICT;

-- Purchasing status, stage, traffic light, CQC rating: facts that hold from a day on.
CREATE TABLE standing (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  from_date TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX standing_of_provider ON standing (provider_id, kind, from_date);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('register', 'survey', 'returns')),
  period TEXT NOT NULL,
  survey_id INTEGER REFERENCES survey,
  file_name TEXT NOT NULL,
  file_digest TEXT NOT NULL,                   -- SHA-256 of the file
  rows_digest TEXT NOT NULL DEFAULT '',        -- SHA-256 over the rows that were taken
  mapping TEXT NOT NULL,                       -- JSON
  rows_read INTEGER NOT NULL,
  rows_new INTEGER NOT NULL,
  rows_changed INTEGER NOT NULL,
  rows_present INTEGER NOT NULL,
  rows_set_aside INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  removed_by TEXT,
  removed_at TEXT,
  CHECK (rows_read = rows_new + rows_changed + rows_present + rows_set_aside)
) STRICT;

CREATE TABLE import_set_aside (
  import_id INTEGER NOT NULL REFERENCES import,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  cells TEXT NOT NULL                          -- JSON array of the row's texts
) STRICT;
CREATE INDEX import_set_aside_of ON import_set_aside (import_id, line);

-- What an import overwrote, so that its removal can put it back.
CREATE TABLE import_undo (
  import_id INTEGER NOT NULL REFERENCES import,
  subject TEXT NOT NULL,
  before TEXT                                  -- JSON; null: there was nothing
) STRICT;
CREATE INDEX import_undo_of ON import_undo (import_id);

-- People supported, questionnaires sent and the like: figures of a provider that belong to a period,
-- from the register, from returns or by hand. A correction adds a row; the newest holds.
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  period TEXT NOT NULL,
  field TEXT NOT NULL,
  value REAL,                                  -- null: stated to be missing
  carrier TEXT NOT NULL,
  as_of TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  import_id INTEGER REFERENCES import,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX figure_in_force ON figure (provider_id, period, field) WHERE superseded = 0;
CREATE INDEX figure_of_period ON figure (period, field) WHERE superseded = 0;
CREATE INDEX figure_of_import ON figure (import_id);

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  header_shape TEXT NOT NULL,                  -- SHA-256 of the folded headings
  mapping TEXT NOT NULL,                       -- JSON
  used_at TEXT NOT NULL,
  UNIQUE (kind, header_shape)
) STRICT;

CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  period TEXT NOT NULL,
  keep_comments INTEGER NOT NULL DEFAULT 0 CHECK (keep_comments IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name, period)
) STRICT;

CREATE TABLE survey_question (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey,
  position INTEGER NOT NULL CHECK (position >= 0),  -- place of its answer in response.answers
  heading TEXT NOT NULL,
  title TEXT NOT NULL,
  scale TEXT NOT NULL,                         -- id of a built-in scale, or "own"
  answers TEXT NOT NULL,                       -- JSON: the answers, in order; code = index + 1
  measure TEXT NOT NULL DEFAULT '',            -- id of the framework measure it feeds
  outcome_domain TEXT NOT NULL DEFAULT '',
  outcome_statement TEXT NOT NULL DEFAULT '',
  ascot_domain TEXT NOT NULL DEFAULT '',
  UNIQUE (survey_id, position),
  UNIQUE (survey_id, heading)
) STRICT;

-- One row a return. Answers are one byte a question in the order of survey_question.position:
-- 0 blank, 254 not applicable, 255 not asked, else the place in the question's answers, from 1.
-- Bytes that are not there (a question that came later) mean not asked.
CREATE TABLE response (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey,
  identity TEXT NOT NULL,                      -- the ID column, or the digest of the cells and a number
  provider_id INTEGER NOT NULL REFERENCES provider,
  returned_on TEXT NOT NULL DEFAULT '',
  answers BLOB NOT NULL,
  import_id INTEGER REFERENCES import,
  entered_by TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (survey_id, identity)
) STRICT;
CREATE INDEX response_of_provider ON response (provider_id, survey_id);
CREATE INDEX response_of_import ON response (import_id);

CREATE TABLE response_comment (
  response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
  question TEXT NOT NULL,
  comment TEXT NOT NULL
) STRICT;
CREATE INDEX response_comment_of ON response_comment (response_id);

CREATE TABLE framework (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  json TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  framework_id TEXT NOT NULL,
  framework_version INTEGER NOT NULL,
  engine_version INTEGER NOT NULL,
  period TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  state TEXT NOT NULL CHECK (state IN ('provisional', 'agreed', 'published', 'superseded')),
  score REAL,                                  -- as rounded; null where not rated
  band TEXT,                                   -- as computed; null where not rated
  reason TEXT NOT NULL DEFAULT '',             -- why not rated
  coverage REAL NOT NULL,
  returns INTEGER NOT NULL,
  stability TEXT,                              -- JSON; null where there is none
  evidence TEXT NOT NULL,                      -- JSON
  explanation TEXT,                            -- JSON; kept once agreed
  rated_by TEXT NOT NULL,
  rated_at TEXT NOT NULL,
  agreed_band TEXT,
  agreed_reason TEXT NOT NULL DEFAULT '',
  agreed_by TEXT,
  agreed_at TEXT,
  published_by TEXT,
  published_at TEXT,
  flag TEXT NOT NULL DEFAULT '',               -- new evidence since it was agreed
  UNIQUE (provider_id, framework_id, period, revision),
  FOREIGN KEY (framework_id, framework_version) REFERENCES framework (id, version)
) STRICT;
CREATE UNIQUE INDEX rating_in_force ON rating (framework_id, period, provider_id)
  WHERE state <> 'superseded';

CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  summary TEXT NOT NULL,
  before_digest TEXT NOT NULL,
  after_digest TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_subject ON audit (subject, number);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
  BEGIN SELECT RAISE (ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
  BEGIN SELECT RAISE (ABORT, 'the audit trail is never shortened'); END;

-- What was there before and after lies beside the chain, so that retention rules can purge it.
CREATE TABLE audit_detail (
  number INTEGER PRIMARY KEY REFERENCES audit,
  before TEXT,
  after TEXT
) STRICT;
