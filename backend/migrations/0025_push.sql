-- Devices that are reminded by Web Push (RFC 8030), each about one registration or one pledge, and what is to be sent to
-- them. A device that its push service does not know any more goes, and with it what was to be sent.

CREATE TABLE push_subscriptions (
    -- UUID version 7.
    id TEXT NOT NULL PRIMARY KEY,
    registration_id TEXT REFERENCES registrations (id) ON DELETE CASCADE,
    pledge_id TEXT REFERENCES pledges (id) ON DELETE CASCADE,
    -- SHA-256 of the endpoint, by which a device is known again.
    device TEXT NOT NULL,
    -- Endpoint and keys, encrypted with a key that is not in here.
    sealed TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- What is switched on, 0 or 1.
    reminders SMALLINT NOT NULL,
    doors SMALLINT NOT NULL,
    seat SMALLINT NOT NULL,
    did_you SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (registration_id, device),
    UNIQUE (pledge_id, device)
);
CREATE INDEX push_subscriptions_by_device ON push_subscriptions (device);

-- As the outbox is for mail: written in the transaction of its cause, taken by lease. No words and no links in here.
CREATE TABLE pushes (
    -- Made of the kind, what it is about and the subscription: so each is written once, whoever thinks it is time.
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subscription_id TEXT NOT NULL REFERENCES push_subscriptions (id) ON DELETE CASCADE,
    -- The session's start, or the number of its change, or until when a seat is held; null where it is about none.
    about BIGINT,
    created_at BIGINT NOT NULL,
    -- Not before this moment.
    due_at BIGINT NOT NULL,
    -- How often it was taken.
    attempts BIGINT NOT NULL,
    -- Until then it is somebody's; null when nobody has taken it.
    leased_until BIGINT,
    sent_at BIGINT,
    given_up_reason TEXT
);
CREATE INDEX pushes_due ON pushes (due_at) WHERE sent_at IS NULL AND given_up_reason IS NULL;
CREATE INDEX pushes_by_subscription ON pushes (subscription_id, kind);
