# Today: where the session and the campaign stand.

admin-moment = { $day }, { $time } { $zone }
admin-today-unpublished = Nothing is published yet. Publish a campaign with its session first; then this page shows how it goes.
admin-today-empty = Nobody has registered or pledged yet. Tell people about the session, with this address:

admin-today-session = The session
admin-today-scheduled = Not started yet
admin-today-doors-open = Doors are open
admin-today-live = Under way now
admin-today-ended = Over
admin-today-cancelled = Cancelled
admin-today-taken = Seats taken
admin-today-taken-of = { $taken } of { $seats }
admin-today-free = Seats free
admin-today-no-limit = No limit
admin-today-unconfirmed = Of those taken, not confirmed yet
admin-today-in-line = Waiting in line
admin-today-attended = Were there
admin-today-out = Gave up, or let their time pass

admin-today-waits = Waits for you
admin-today-nothing-waits = Nothing waits. What needs a look appears here by itself.
admin-today-pledges =
    { $count ->
        [one] { $count } pledge to look at
       *[other] { $count } pledges to look at
    }
admin-today-reports =
    { $count ->
        [one] { $count } report of a meeting to look at
       *[other] { $count } reports of meetings to look at
    }
admin-today-questions =
    { $count ->
        [one] { $count } question to look at
       *[other] { $count } questions to look at
    }

admin-today-mail-target = Goes
admin-today-mail-to-nobody = nowhere: the server is set to send no mail
admin-today-mail-to-files = into files on the server, and to nobody else
admin-today-mail-to-server = to the mail server { $host }
admin-today-mail-waiting = Waiting
admin-today-mail-oldest = The oldest waits since
admin-today-mail-tried = Waiting after more than one try
admin-today-mail-sent = Sent in the last 24 hours
admin-today-mail-given-up = Given up
admin-today-mail-late = Mail has waited for more than 15 minutes. Look into the mail log, or ask whoever runs the server.
admin-today-mail-log = To the mail log

admin-today-next = What is sent to everybody next
admin-today-next-none = Nothing more is sent to everybody.
admin-today-next-to =
    { $people ->
        [0] to nobody, as things stand
        [one] to { $people } person, as things stand
       *[other] to { $people } people, as things stand
    }

admin-today-registrations-days = Registrations in the last 30 days, all together
admin-today-pledges-days = Pledges in the last 30 days, all together
admin-today-days = Both as a table, day by day
admin-today-days-caption = All registrations and pledges at the end of each day
admin-today-day = Day
admin-today-pledged = Pledges
admin-today-by-lang = By language
admin-today-by-country = By country
admin-today-others = Others
admin-today-not-said = Not said
admin-today-no-groups = Nothing to count yet
admin-today-folded = So that nobody can be told apart, small groups count as one, and registrations are counted here once ten more have come or gone.
admin-today-erased = The registrations of this session were erased, as people were promised. These are the counts that stay.
