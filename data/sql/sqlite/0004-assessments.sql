-- Visits and self-assessments, what was answered, from which evidence, what was agreed and what is due.

-- An assessment of a provider by the criteria of one framework version, from its planning to its end.
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
CREATE INDEX assessment_of_provider ON assessment (provider_id, framework_id, visited_on);
CREATE INDEX assessment_of_period ON assessment (framework_id, period, kind);
CREATE INDEX assessment_planned ON assessment (planned_on) WHERE state IN ('planned', 'under-way');

-- Each step that an assessment took, dated; "on" is the day that people name, "at" when it was written.
CREATE TABLE assessment_step (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment,
  state TEXT NOT NULL,
  taken_on TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_step_of ON assessment_step (assessment_id, id);

-- One judged criterion. The answer is what was judged; what counts follows from it and the evidence by the
-- framework's rules and is never stored.
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
CREATE INDEX assessment_answer_of_criterion ON assessment_answer (criterion, assessment_id);

-- Files and photographs that belong to a criterion.
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
CREATE INDEX assessment_attachment_of ON assessment_attachment (assessment_id, criterion);

-- Pieces of evidence that a provider names, each verified by the council where the framework asks it.
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
CREATE INDEX assessment_evidence_of ON assessment_evidence (assessment_id, criterion);

-- A provider's challenge of an assessment, and what came of it.
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
) STRICT;
CREATE INDEX assessment_challenge_of ON assessment_challenge (assessment_id);

-- A plan of actions. Whoever asked for it is named by a word and an id ("assessment:12"), so that plans
-- know no room above them.
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
CREATE INDEX action_plan_of_provider ON action_plan (provider_id);
CREATE INDEX action_plan_of_origin ON action_plan (origin);

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
CREATE INDEX action_of_plan ON action (plan_id);
CREATE INDEX action_open ON action (due_on) WHERE status IN ('open', 'under-way');
CREATE INDEX action_of_provider ON action (provider_id, subject);

-- What is due is known by what it is about ("assessment:12:corrections"), so that whoever set it finds it.
ALTER TABLE due ADD COLUMN subject TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX due_of_subject ON due (subject) WHERE subject <> '';

-- What an officer is to do in a council year ("2010-11").
CREATE TABLE officer_target (
  officer_id INTEGER NOT NULL REFERENCES officer,
  year TEXT NOT NULL,
  monitoring_visits INTEGER NOT NULL DEFAULT 0 CHECK (monitoring_visits >= 0),
  home_visits INTEGER NOT NULL DEFAULT 0 CHECK (home_visits >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (officer_id, year)
) STRICT;

-- Forms that come back filled in are imports too; a table's CHECK can only be changed by making it anew.
CREATE TABLE import_new (
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
INSERT INTO import_new SELECT * FROM import;
DROP TABLE import;
ALTER TABLE import_new RENAME TO import;
