-- A lead's score is written again with everything its person does. With room on its page the new row stays beside the old
-- one, and none of its four indexes is written.
ALTER TABLE "Lead" SET (fillfactor = 70);
