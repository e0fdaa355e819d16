-- Whether a challenge was decided before or after a sign-off of the same day is told by the steps, not by the days: the
-- number of the last step that the assessment had taken when the outcome was recorded; 0 while it is open.
ALTER TABLE assessment_challenge ADD COLUMN decided_after INTEGER NOT NULL DEFAULT 0;
UPDATE assessment_challenge SET decided_after = coalesce ((SELECT max (s.id) FROM assessment_step AS s WHERE
  s.assessment_id = assessment_challenge.assessment_id AND s.taken_on <= assessment_challenge.decided_on), 0)
  WHERE outcome <> '';
