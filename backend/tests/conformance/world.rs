//! What the tests share: a backend on a fresh database, content, and forms that are filled in well.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use backend::{
    Backend, Clock, Recipient, Rules, Secret, Settings,
    push::PushReach,
    testing::{Engine, TestDatabase},
};
use domain::{
    Agenda, AgendaItem, AgendaKind, AppError, Campaign, Country, CountryFacts, Event, FieldProblem, Instant, Lang,
    MINUTE, Milestone, OwnRegistration, PledgeAction, PledgeForm, PollingDays, RegistrationForm, Session, Speaker,
    Text, Toolkit, VotingFacts,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tokio::{
    sync::Mutex,
    time::{sleep, timeout},
};

/// Milliseconds.
pub(crate) use domain::{DAY, HOUR};

/// 28 February 2024, 10:55 in Brussels: five minutes before the session.
pub(crate) const NOW: Instant = Instant::from_millis(1_709_114_100_000);
const STARTS_AT: Instant = NOW.plus(5 * MINUTE);

pub(crate) struct World {
    pub(crate) engine: Engine,
    pub(crate) database: TestDatabase,
    pub(crate) clock: Clock,
    pub(crate) secret: Secret,
    pub(crate) backend: Backend,
    /// One at a time looks into the mailboxes.
    looking: Mutex<()>,
}

impl World {
    /// A backend with the content of [`event`] on a fresh database.
    pub(crate) async fn on(engine: Engine) -> Self {
        let database = TestDatabase::new(engine).await;
        let (clock, secret) = (Clock::manual(NOW), Secret::random());
        let backend = open(&database, &clock, &secret).await;
        backend.import(&event()).await.unwrap();
        Self { engine, database, clock, secret, backend, looking: Mutex::default() }
    }

    /// One more backend on the same database, as another process would have it.
    pub(crate) async fn another_backend(&self) -> Backend {
        open(&self.database, &self.clock, &self.secret).await
    }

    /// The one number that a query gives.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut self.connection().await).await.unwrap()
    }

    /// The one text that a query gives.
    pub(crate) async fn text(&self, sql: &str) -> String {
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut self.connection().await).await.unwrap()
    }

    /// Changes the database behind the backend's back.
    pub(crate) async fn execute(&self, sql: &str) {
        self.connection().await.execute(AssertSqlSafe(sql)).await.unwrap();
    }

    /// Every row of every table as text.
    pub(crate) async fn everything_stored(&self) -> String {
        if self.engine == Engine::Sqlite {
            return String::from_utf8_lossy(&self.database.bytes()).into_owned();
        }
        let mut db = self.connection().await;
        let tables: Vec<String> =
            sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .fetch_all(&mut db)
                .await
                .unwrap();
        assert!(tables.len() > 10, "these are all tables: {tables:?}");
        let mut everything = String::new();
        for table in tables {
            let rows = AssertSqlSafe(format!("SELECT x::text FROM {table} AS x"));
            let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&mut db).await.unwrap();
            everything += &rows.concat();
        }
        everything
    }

    pub(crate) async fn connection(&self) -> AnyConnection {
        AnyConnection::connect(self.database.url()).await.unwrap()
    }

    /// A registration form, drawn now, by email.
    pub(crate) fn registration(&self, name: &str, email: &str) -> RegistrationForm {
        RegistrationForm {
            name: name.into(),
            contact: "email".into(),
            email: email.into(),
            lang: "en".into(),
            taking_part: "yes".into(),
            key: new_key(),
            stamp: self.backend.form_stamp(),
            ..RegistrationForm::default()
        }
    }

    /// The same for somebody who keeps it on their device.
    pub(crate) fn registration_on_device(&self, name: &str) -> RegistrationForm {
        RegistrationForm { contact: "device".into(), ..self.registration(name, "") }
    }

    /// Registers somebody who keeps it on their device; gives their token.
    pub(crate) async fn register_on_device(&self, name: &str) -> String {
        self.backend.register(&self.registration_on_device(name)).await.unwrap().token.unwrap()
    }

    /// What the one with this token sees.
    pub(crate) async fn own(&self, token: &str) -> OwnRegistration {
        self.backend.own_registration(token).await.unwrap()
    }

    /// Whom the mails go to that are to be sent to a mailbox, with all their links. They are not sent by that.
    pub(crate) async fn recipient_of(&self, email: &str) -> Recipient {
        let _alone = self.looking.lock().await;
        // One of its mails becomes the oldest, so that it is the one that is taken.
        let mine = format!(
            "UPDATE outbox SET due_at = -1, leased_until = NULL, sent_at = NULL WHERE id = (
                 SELECT MIN(outbox.id) FROM outbox JOIN registrations ON registrations.id = registration_id
                 WHERE email = '{email}'
             )"
        );
        self.execute(&mine).await;
        let taken = self.backend.take_outbox(1).await.unwrap().remove(0);
        self.backend.outbox_sent(&taken).await.unwrap();
        let recipient = taken.recipient.unwrap();
        assert_eq!(recipient.email.as_str(), email);
        recipient
    }

    /// The token of the own page of the registration with this address.
    pub(crate) async fn token_of(&self, email: &str) -> String {
        self.recipient_of(email).await.token
    }

    /// The kinds of all mails, sent or not, in alphabetical order.
    pub(crate) async fn kinds_in_outbox(&self) -> Vec<String> {
        sqlx::query_scalar("SELECT kind FROM outbox ORDER BY kind")
            .fetch_all(&mut self.connection().await)
            .await
            .unwrap()
    }

    /// A pledge form, drawn now, that shows a number only.
    pub(crate) fn pledge(&self, actions: &[&str]) -> PledgeForm {
        PledgeForm {
            actions: actions.iter().map(|&action| action.into()).collect(),
            visibility: "counted".into(),
            lang: "en".into(),
            key: new_key(),
            stamp: self.backend.form_stamp(),
            ..PledgeForm::default()
        }
    }

    /// A pledge form, drawn now, that shows a name.
    pub(crate) fn named_pledge(&self, name: &str) -> PledgeForm {
        PledgeForm {
            visibility: "named".into(),
            pledge_name: name.into(),
            publish: "yes".into(),
            ..self.pledge(&["vote"])
        }
    }
}

async fn open(database: &TestDatabase, clock: &Clock, secret: &Secret) -> Backend {
    let settings = Settings {
        database_url: database.url().to_owned(),
        clock: clock.clone(),
        secret: secret.clone(),
        rules: Rules::default(),
        commit_together: 64,
        push: PushReach::Loopback,
    };
    Backend::open(settings).await.unwrap()
}

/// Waits until something holds that need not hold at once, such as what another process has to hear of first.
pub(crate) async fn soon(holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(60), waiting).await.expect("it holds in time");
}

/// A form key that no other form has.
pub(crate) fn new_key() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("key-of-one-form-{:08}", NEXT.fetch_add(1, Ordering::SeqCst))
}

/// What is wrong with `field`, as an answer says it.
pub(crate) fn problem<T>(answer: Result<T, AppError>, field: &str) -> Option<FieldProblem> {
    match answer {
        Err(AppError::Invalid(errors)) => errors.of(field),
        _ => None,
    }
}

fn text(en: &str, fr: &str) -> Text {
    Text::ByLang([(Lang::En, en.into()), (Lang::Fr, fr.into())].into())
}

/// A country of a good code.
pub(crate) fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

/// An event that has something of everything.
pub(crate) fn event() -> Event {
    Event {
        campaign: Campaign {
            slug: "lamps".into(),
            name: text("Lamps", "Lampes"),
            hashtag: Some("#Lamps".into()),
            organisation: Text::Same("Fog Lantern".into()),
            summary: text("A lamp for each quay.", "Une lampe sur chaque quai."),
            reach: text("All by the sea", "Tout le littoral"),
            mandate: None,
            contact_email: Some("crew@example.org".into()),
            contact_url: None,
            countries: ["DE", "FR", "GR"].map(country).into(),
            milestones: vec![Milestone {
                key: "poll".into(),
                name: text("The poll", "Le scrutin"),
                starts_at: NOW.plus(100_000_000),
                ends_at: NOW.plus(200_000_000),
                zone: "Europe/Brussels".into(),
            }],
            pledge_actions: ["vote", "meet", "join"]
                .map(|key| PledgeAction { key: key.into(), text: text(key, key), needs_vote: key == "vote" })
                .into(),
        },
        session: Session {
            slug: "evening".into(),
            title: text("An evening of lamps", "Une soirée de lampes"),
            short_title: text("Evening", "Soirée"),
            starts_at: STARTS_AT,
            ends_at: STARTS_AT.plus(75 * MINUTE),
            zone: "Europe/Brussels".into(),
            zone_label: Some("CET".into()),
            platform: Text::Same("Zoom".into()),
            audience: text("Everybody", "Tout le monde"),
            why: text("It is dark.", "Il fait nuit."),
            aims: vec![text("Light", "Lumière"), text("Company", "Compagnie")],
            after: Some(text("The poll", "Le scrutin")),
            recording_url: None,
            capacity: None,
            registration_closes_at: Some(STARTS_AT.plus(30 * MINUTE)),
            cancelled: false,
            agenda: Agenda::new(vec![
                AgendaItem {
                    starts_at: STARTS_AT,
                    ends_at: STARTS_AT.plus(30 * MINUTE),
                    title: text("Welcome", "Bienvenue"),
                    kind: AgendaKind::Talk,
                    speakers: vec!["grace".into(), "ada".into()],
                },
                AgendaItem {
                    starts_at: STARTS_AT.plus(30 * MINUTE),
                    ends_at: STARTS_AT.plus(60 * MINUTE),
                    title: text("Questions", "Questions"),
                    kind: AgendaKind::Questions,
                    speakers: vec![],
                },
            ]),
        },
        speakers: ["ada", "grace"]
            .map(|key| Speaker {
                key: key.into(),
                name: Text::Same(key.to_uppercase()),
                role: text("Keeper", "Gardienne"),
                organisation: Text::Same("Fog Lantern".into()),
                photo: None,
            })
            .into(),
        voting: Some(VotingFacts {
            source_name: text("The Parliament", "Le Parlement"),
            source_url: "https://example.org/poll".into(),
            countries: vec![CountryFacts {
                code: country("GR"),
                seats: 21,
                first_day: "2024-06-09".into(),
                last_day: "2024-06-09".into(),
                voting_age: 17,
                compulsory: true,
                polling: Some(PollingDays {
                    zone: "Europe/Athens".into(),
                    starts_at: NOW.plus(100_000_000),
                    ends_at: NOW.plus(186_400_000),
                }),
            }],
        }),
        toolkit: Some(Toolkit {
            action: Some("meet".into()),
            subject: text("A meeting", "Une rencontre"),
            letter: text("Dear [name],\n\nit is dark.", "Bonjour,\n\nil fait nuit."),
            points: vec![text("Say who you are.", "Dites qui vous êtes.")],
        }),
    }
}

/// The same in a week, with only so many seats, and nothing else that closes registration.
pub(crate) fn event_in_a_week(seats: Option<i64>) -> Event {
    let mut event = event();
    let session = &mut event.session;
    session.starts_at = session.starts_at.plus(7 * DAY);
    session.ends_at = session.ends_at.plus(7 * DAY);
    session.registration_closes_at = None;
    session.capacity = seats;
    session.agenda = Agenda::new(Vec::new());
    event
}

/// The same with only so many seats.
pub(crate) fn event_with_seats(seats: i64) -> Event {
    let mut event = event();
    event.session.capacity = Some(seats);
    event
}
