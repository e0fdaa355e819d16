-- A register of schema version 7, as it was left by the program of that time.
PRAGMA application_id = 1095979865;
PRAGMA user_version = 7;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO audit VALUES(1,'2011-04-01T09:00:01Z','jo','register.create','officer jo','The register was made.','','','c1d527e2719c641f65029bb25ef3f8d53a91291e647c3d0aa65896c6b95cee40');
INSERT INTO audit VALUES(2,'2011-04-01T09:00:02Z','jo','provider.add','provider HC01','Acorn Care was added.','','383f7907d38c73aacf502f257c25fbb26abcbfd083f75f4e9bfe2b766e7377e7','12d18771773faab92a3f124312cd978c97077c4245a514263bd62c872932fb09');
INSERT INTO audit VALUES(3,'2011-04-01T09:00:03Z','jo','provider.close','provider HC02','Beech Care was closed – from 2010-12-31.','3e3da12fb63a7c5d6c7918d8fd976b69f60253dbf5b0ce670b74b392e3b9a50d','d9053b94ebe12d063f7f3a2392a3cc61961128de9ff3bca65640712f4e84cacd','aa985973ca3a2757f150e61320a713e8c4ba4c64989021956088514c90af761f');
CREATE TABLE audit_detail (
  number INTEGER PRIMARY KEY REFERENCES audit,
  before TEXT,
  after TEXT
) STRICT;
INSERT INTO audit_detail VALUES(2,NULL,'{"name":"Acorn Care"}');
INSERT INTO audit_detail VALUES(3,'{"closed-on":""}','{"closed-on":"2010-12-31"}');
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
CREATE TABLE due (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER REFERENCES provider,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT,
  officer_id INTEGER REFERENCES officer,
  version INTEGER NOT NULL DEFAULT 1
, subject TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO due VALUES(1,1,'review','Review of the framework','2011-09-30',NULL,NULL,1,'');
INSERT INTO due VALUES(2,1,'action','Review the plans','2011-04-01',NULL,NULL,1,'action:1');
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
INSERT INTO figure VALUES(1,1,'2010-11 Q4','people-supported',41.0,'register.csv','','',NULL,'jo','2011-04-01T10:00:00Z',1);
INSERT INTO figure VALUES(2,1,'2010-11 Q4','people-supported',43.0,'Entered by hand','','Miscounted',NULL,'jo','2011-04-03T10:00:00Z',0);
CREATE TABLE framework (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  json TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
INSERT INTO framework VALUES('care-governance',1,'Care governance','{}','jo','2011-04-01T09:00:00Z');
CREATE TABLE import_set_aside (
  import_id INTEGER NOT NULL REFERENCES import,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  cells TEXT NOT NULL                          -- JSON array of the row's texts
) STRICT;
INSERT INTO import_set_aside VALUES(1,4,'No such provider','["HC99","Yes"]');
CREATE TABLE import_undo (
  import_id INTEGER NOT NULL REFERENCES import,
  subject TEXT NOT NULL,
  before TEXT                                  -- JSON; null: there was nothing
) STRICT;
CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  header_shape TEXT NOT NULL,                  -- SHA-256 of the folded headings
  mapping TEXT NOT NULL,                       -- JSON
  used_at TEXT NOT NULL,
  UNIQUE (kind, header_shape)
) STRICT;
CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'officer', 'panel', 'reader')),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO officer VALUES(1,'jo','Jo Officer','administrator',1);
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
INSERT INTO provider VALUES(1,'HC01','hc01','Acorn Care','acorn care','Home care','1-101','','','','',NULL,NULL,1);
INSERT INTO provider VALUES(2,'HC02','hc02','Beech Care','beech care','','','','','','',1,'2010-12-31',1);
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
  flag TEXT NOT NULL DEFAULT '', range_low REAL, range_high REAL, top_share REAL,               -- new evidence since it was agreed
  UNIQUE (provider_id, framework_id, period, revision),
  FOREIGN KEY (framework_id, framework_version) REFERENCES framework (id, version)
) STRICT;
INSERT INTO rating VALUES(1,1,'care-governance',1,1,'2010-11 Q4',1,'agreed',79.700000000000002843,'silver','',0.93000000000000004884,12,NULL,'{}',NULL,'jo','2011-04-05T09:00:00Z',NULL,'',NULL,NULL,NULL,NULL,'',77.099999999999994314,82.0,0.52000000000000001776);
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
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  period TEXT NOT NULL,
  keep_comments INTEGER NOT NULL DEFAULT 0 CHECK (keep_comments IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name, period)
) STRICT;
INSERT INTO survey VALUES(1,'Home care 2011','2010-11 Q4',1,1);
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
INSERT INTO survey_question VALUES(1,1,0,'On time','Care workers are on time','own','["Yes","No"]','','','','');
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  framework_id TEXT NOT NULL,
  framework_version INTEGER NOT NULL,
  period TEXT NOT NULL,                        -- the framework's period that it counts for
  service_type TEXT NOT NULL DEFAULT '',       -- decides which criteria apply; as it was when planned
  kind TEXT NOT NULL CHECK (kind IN ('announced', 'unannounced', 'follow-up', 'desktop', 'self-assessment',
    'expert', 'home-visit')),
  state TEXT NOT NULL CHECK (state IN ('planned', 'under-way', 'signed-off', 'draft-shared',
    'corrections-heard', 'reviewed', 'final', 'cancelled')),
  published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1)),  -- a final one is published or internal
  officer_id INTEGER REFERENCES officer,       -- who assesses
  reviewer_id INTEGER REFERENCES officer,      -- the second officer, where it was disputed
  planned_on TEXT NOT NULL DEFAULT '',
  visited_on TEXT NOT NULL DEFAULT '',         -- the day it was done; for a self-assessment, of its return
  follows_id INTEGER REFERENCES assessment,    -- the earlier one that this follows up
  summary TEXT NOT NULL DEFAULT '',            -- what the officer says of the whole
  import_id INTEGER REFERENCES import,         -- the form it came from, where it came as one
  version INTEGER NOT NULL DEFAULT 1,
  FOREIGN KEY (framework_id, framework_version) REFERENCES framework (id, version)
) STRICT;
INSERT INTO assessment VALUES(1,1,'care-governance',1,'2010-11 Q4','Home care','announced','under-way',0,1,NULL,'2011-03-01','2011-03-02',NULL,'',NULL,1);
CREATE TABLE assessment_step (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  state TEXT NOT NULL,
  taken_on TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO assessment_step VALUES(1,1,'under-way','2011-03-02','','jo','2011-03-02T10:00:00Z');
CREATE TABLE assessment_answer (
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  criterion TEXT NOT NULL,                     -- the leaf's id in the framework
  answer TEXT NOT NULL DEFAULT '',             -- a key of the leaf's scale; '' is not answered yet
  sources TEXT NOT NULL DEFAULT '',            -- ids of evidence sources, in the framework's order, by space
  perspectives TEXT NOT NULL DEFAULT '',       -- likewise
  note TEXT NOT NULL DEFAULT '',
  carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1)),  -- taken over from the one followed up
  answered_by TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (assessment_id, criterion)
) STRICT;
INSERT INTO assessment_answer VALUES(1,'dignity-respect','met-in-part','records','','Two of three plans.',0,'jo','2011-03-02T10:05:00Z',1);
CREATE TABLE assessment_attachment (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  criterion TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL,
  digest TEXT NOT NULL,                        -- SHA-256, by which evidence used twice is found
  size INTEGER NOT NULL CHECK (size = length (content)),
  content BLOB NOT NULL CHECK (length (content) <= 5242880),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE TABLE assessment_evidence (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  criterion TEXT NOT NULL,
  description TEXT NOT NULL CHECK (description <> ''),
  source TEXT NOT NULL DEFAULT '',
  verdict TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'verified', 'refused')),
  verdict_note TEXT NOT NULL DEFAULT '',
  verdict_by TEXT NOT NULL DEFAULT '',
  verdict_at TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE assessment_challenge (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  received_on TEXT NOT NULL,
  criterion TEXT NOT NULL DEFAULT '',          -- '' is the whole
  grounds TEXT NOT NULL CHECK (grounds <> ''),
  outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'upheld', 'partly-upheld', 'not-upheld', 'withdrawn')),
  outcome_note TEXT NOT NULL DEFAULT '',
  decided_on TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
, decided_after INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE action_plan (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES provider,
  origin TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('action-plan', 'improvement-plan', 'excellence-plan', 'special-measures')),
  title TEXT NOT NULL CHECK (title <> ''),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'agreed', 'closed')),
  due_on TEXT NOT NULL,                        -- the day by which it is to be submitted
  submitted_on TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO action_plan VALUES(1,1,'assessment:1','action-plan','After the visit','draft','2011-03-16','',1);
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES action_plan,
  provider_id INTEGER NOT NULL REFERENCES provider,
  subject TEXT NOT NULL DEFAULT '',            -- the criterion it answers, '' for none
  title TEXT NOT NULL CHECK (title <> ''),
  owner TEXT NOT NULL DEFAULT '',              -- the role at the provider that does it
  officer_id INTEGER REFERENCES officer,       -- who follows it up
  due_on TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('open', 'under-way', 'done', 'verified', 'withdrawn')),
  completion TEXT NOT NULL DEFAULT '',         -- the evidence of its completion
  completed_on TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO "action" VALUES(1,1,1,'dignity-respect','Review the plans','Registered manager',NULL,'2011-04-01','open','','',1);
CREATE TABLE officer_target (
  officer_id INTEGER NOT NULL REFERENCES officer,
  year TEXT NOT NULL,
  monitoring_visits INTEGER NOT NULL DEFAULT 0 CHECK (monitoring_visits >= 0),
  home_visits INTEGER NOT NULL DEFAULT 0 CHECK (home_visits >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (officer_id, year)
) STRICT;
INSERT INTO officer_target VALUES(1,'2010-11',40,300,1);
CREATE TABLE IF NOT EXISTS "import" (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('register', 'survey', 'returns', 'assessment')),
  period TEXT NOT NULL,
  survey_id INTEGER REFERENCES survey,
  file_name TEXT NOT NULL,
  file_digest TEXT NOT NULL,
  rows_digest TEXT NOT NULL DEFAULT '',
  mapping TEXT NOT NULL,
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
INSERT INTO import VALUES(1,'survey','2010-11 Q4',NULL,'survey.csv','00','','{}',3,2,0,0,1,'jo','2011-04-02T10:00:00Z',NULL,NULL);
CREATE TABLE IF NOT EXISTS "response" (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey,
  identity TEXT NOT NULL,                      -- the ID column, or the digest of the cells and a number
  provider_id INTEGER NOT NULL REFERENCES provider,
  returned_on TEXT NOT NULL DEFAULT '',
  answers BLOB NOT NULL,
  import_id INTEGER REFERENCES import,
  entered_by TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO response VALUES(1,1,'1',1,'',X'01',1,'',1);
INSERT INTO response VALUES(2,1,'2',2,'',X'02',1,'',1);
CREATE TABLE IF NOT EXISTS "response_comment" (
  response_id INTEGER NOT NULL REFERENCES "response" ON DELETE CASCADE,
  question TEXT NOT NULL,
  comment TEXT NOT NULL
) STRICT;
INSERT INTO response_comment VALUES(1,'On time','“Always” – thank you');
CREATE INDEX provider_cqc ON provider (cqc_id) WHERE cqc_id <> '';
CREATE INDEX standing_of_provider ON standing (provider_id, kind, from_date);
CREATE INDEX import_set_aside_of ON import_set_aside (import_id, line);
CREATE INDEX import_undo_of ON import_undo (import_id);
CREATE UNIQUE INDEX figure_in_force ON figure (provider_id, period, field) WHERE superseded = 0;
CREATE INDEX figure_of_period ON figure (period, field) WHERE superseded = 0;
CREATE INDEX figure_of_import ON figure (import_id);
CREATE UNIQUE INDEX rating_in_force ON rating (framework_id, period, provider_id)
  WHERE state <> 'superseded';
CREATE INDEX audit_of_subject ON audit (subject, number);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
  BEGIN SELECT RAISE (ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
  BEGIN SELECT RAISE (ABORT, 'the audit trail is never shortened'); END;
CREATE INDEX due_open ON due (due_on) WHERE done_on IS NULL;
CREATE INDEX assessment_of_provider ON assessment (provider_id, framework_id, visited_on);
CREATE INDEX assessment_of_period ON assessment (framework_id, period, kind);
CREATE INDEX assessment_planned ON assessment (planned_on) WHERE state IN ('planned', 'under-way');
CREATE INDEX assessment_step_of ON assessment_step (assessment_id, id);
CREATE INDEX assessment_answer_of_criterion ON assessment_answer (criterion, assessment_id);
CREATE INDEX assessment_attachment_of ON assessment_attachment (assessment_id, criterion);
CREATE INDEX assessment_evidence_of ON assessment_evidence (assessment_id, criterion);
CREATE INDEX assessment_challenge_of ON assessment_challenge (assessment_id);
CREATE INDEX action_plan_of_provider ON action_plan (provider_id);
CREATE INDEX action_plan_of_origin ON action_plan (origin);
CREATE INDEX action_of_plan ON action (plan_id);
CREATE INDEX action_open ON action (due_on) WHERE status IN ('open', 'under-way');
CREATE INDEX action_of_provider ON action (provider_id, subject);
CREATE UNIQUE INDEX due_of_subject ON due (subject) WHERE subject <> '';
CREATE UNIQUE INDEX response_of_identity ON response (survey_id, identity);
CREATE INDEX response_of_provider ON response (provider_id, survey_id);
CREATE INDEX response_comment_of ON response_comment (response_id);
CREATE INDEX assessment_answered ON assessment_answer (assessment_id) WHERE answer <> '';
COMMIT;
