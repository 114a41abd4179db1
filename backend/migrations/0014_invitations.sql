-- What an invitation needs besides: each mailbox has one at most, and one can be for an organiser who is locked out.

-- The organiser whose password and second factor it sets anew; null for a newcomer.
ALTER TABLE invitations ADD COLUMN organiser_id TEXT REFERENCES organisers (id) ON DELETE CASCADE;
-- What they are called, where whoever invited them said so.
ALTER TABLE invitations ADD COLUMN name TEXT;
-- The same for any two spellings of one mailbox; empty for the first owner.
ALTER TABLE invitations ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX invitations_by_mailbox ON invitations (mailbox);

-- What was done on one day.
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
