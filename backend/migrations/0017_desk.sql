-- What organisers have set, one row a setting; what was never set has no row, and is as the server was started with.
CREATE TABLE settings (
    -- confirm-within, offer-for, erase-after, thanks, missed, mail-rate
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- What organisers see today: each count is a range of one of these indices.
CREATE INDEX today_registrations_by_group ON registrations (session_id, state, lang, country);
CREATE INDEX today_registrations_by_day ON registrations (session_id, created_at);
CREATE INDEX today_registrations_with_email ON registrations (session_id, state) WHERE email IS NOT NULL;
CREATE INDEX today_outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX today_outbox_tried_again ON outbox (attempts)
    WHERE attempts > 1 AND sent_at IS NULL AND given_up_reason IS NULL;

-- The mail log, newest first, by each way to choose. What became of a mail is an expression, written as
-- `store/mail_log.rs` writes it: with a partial index for each, SQLite reads all mails of a kind to find three.
CREATE INDEX mail_log_by_age ON outbox (created_at, id);
CREATE INDEX mail_log_by_kind ON outbox (kind, created_at, id);
CREATE INDEX mail_log_by_state ON outbox (
    (CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN given_up_reason IS NOT NULL THEN 'given-up' ELSE 'waiting' END),
    created_at, id
);
CREATE INDEX mail_log_by_kind_and_state ON outbox (
    kind,
    (CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN given_up_reason IS NOT NULL THEN 'given-up' ELSE 'waiting' END),
    created_at, id
);
