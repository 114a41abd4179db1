-- Those who run the campaign: who they are, how they get in, and what they did.

CREATE TABLE organisers (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- As typed.
    email TEXT NOT NULL,
    -- The same for any two spellings of one mailbox.
    mailbox TEXT NOT NULL UNIQUE,
    -- viewer, moderator, editor, owner
    role TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- argon2id, as a PHC string.
    password TEXT NOT NULL,
    -- The secret of the authenticator app, encrypted with a key that is not in here; null until it was set up.
    totp TEXT,
    -- The time step of the last code that was taken: each is good once (RFC 6238, section 5.2).
    totp_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

-- Each is good once, and gone then.
CREATE TABLE recovery_codes (
    organiser_id TEXT NOT NULL REFERENCES organisers (id) ON DELETE CASCADE,
    -- A keyed hash.
    code TEXT NOT NULL,
    PRIMARY KEY (organiser_id, code)
);

-- Open sign-ins. One that has ended is gone.
CREATE TABLE sign_ins (
    id TEXT NOT NULL PRIMARY KEY,
    organiser_id TEXT NOT NULL REFERENCES organisers (id) ON DELETE CASCADE,
    -- SHA-256 of the token in the cookie.
    token_hash TEXT NOT NULL UNIQUE,
    -- 0 while the second factor is still to come.
    is_whole SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- To the minute.
    seen_at BIGINT NOT NULL,
    -- When the password was last typed in it.
    password_at BIGINT NOT NULL
);
CREATE INDEX sign_ins_of_one ON sign_ins (organiser_id);

-- Asked to become organisers. Gone once taken.
CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    -- Null for the first owner, who is invited by whoever starts the site.
    email TEXT,
    role TEXT NOT NULL,
    lang TEXT NOT NULL,
    invited_by TEXT REFERENCES organisers (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Failed tries to get in, by account and by network: each by a keyed hash.
CREATE TABLE sign_in_failures (
    -- account, network
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (last_at);

-- What was done, in the transaction that did it. Rows are only ever added: each engine is told to refuse the rest.
CREATE TABLE audit_entries (
    -- UUID version 7.
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    -- No reference: it outlives the organiser. Null for a command on the server.
    organiser_id TEXT,
    -- Their name as it was then; null for a command on the server.
    who TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before_it TEXT,
    after_it TEXT
);
CREATE INDEX audit_entries_by_action ON audit_entries (action, id);
CREATE INDEX audit_entries_by_organiser ON audit_entries (organiser_id, id);

-- Mail to somebody who is invited: then there is no registration and no pledge.
ALTER TABLE outbox ADD COLUMN invitation_id TEXT REFERENCES invitations (id) ON DELETE CASCADE;
CREATE INDEX outbox_by_invitation ON outbox (invitation_id) WHERE invitation_id IS NOT NULL;
