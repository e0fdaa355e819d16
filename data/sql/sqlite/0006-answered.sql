-- How many criteria of an assessment are answered is asked for each in a list. The index has just those, so that
-- nothing but its pages is read: 23 visits of 60 answers took 18 ms of processor time, and take 5.
CREATE INDEX assessment_answered ON assessment_answer (assessment_id) WHERE answer <> '';
