-- What organisers have set, one row a setting; what was never set has no row, and is as the server was started with.
CREATE TABLE settings (
    -- confirm-within, offer-for, erase-after, thanks, missed, mail-rate
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- What organisers see today: each count is read from one of these indices, never from the rows themselves.
CREATE INDEX today_registrations_by_group ON registrations (session_id, state, lang, country);
CREATE INDEX today_registrations_by_day ON registrations (session_id, created_at);
CREATE INDEX today_registrations_with_email ON registrations (session_id, state) WHERE email IS NOT NULL;
CREATE INDEX today_outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX today_outbox_tried_again ON outbox (id)
    WHERE sent_at IS NULL AND given_up_reason IS NULL AND attempts > 1;

-- The mail log, newest first: all of it, one kind, what waits, what was given up.
CREATE INDEX mail_log_by_age ON outbox (created_at, id);
CREATE INDEX mail_log_by_kind ON outbox (kind, created_at, id);
CREATE INDEX mail_log_waiting ON outbox (created_at, id) WHERE sent_at IS NULL AND given_up_reason IS NULL;
CREATE INDEX mail_log_given_up ON outbox (created_at, id) WHERE given_up_reason IS NOT NULL;
