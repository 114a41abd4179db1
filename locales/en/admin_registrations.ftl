# The list of registrations, one of them, adding, erasing, exporting.

admin-registrations-help = Who comes, who waits, and whom to check in.
admin-registrations-unpublished = Nothing is published yet, so nobody can register. Publish a session first.
admin-registrations-none = Nobody has registered yet. Share the registration form, import a list, or add somebody by hand.
admin-registrations-to-form = To the registration form
admin-registrations-nobody = Nobody matches this.
admin-registrations-q = Search
admin-registrations-q-hint = Words of a name, an address or an organisation; their beginning is enough.
admin-registrations-q-hint-names = Words of a name; their beginning is enough.
admin-registrations-any = Any
admin-registrations-all = Everybody
admin-registrations-counts = How many there are
admin-registrations-filter-show = Show
admin-registrations-filter-none = Show everybody
admin-registrations-filter-more = More filters
admin-registrations-state = State
admin-registrations-state-pending = Not confirmed yet
admin-registrations-state-confirmed = Has a seat
admin-registrations-state-attended = Checked in
admin-registrations-state-waitlisted = In line
admin-registrations-state-offered = Was offered a seat
admin-registrations-state-expired = Time has passed
admin-registrations-state-cancelled = Cancelled
admin-registrations-country = Country
admin-registrations-language = Language
admin-registrations-contact = How we reach them
admin-registrations-contact-email = By email
admin-registrations-contact-device = On their device alone
admin-registrations-needs = What they need to take part
admin-registrations-needs-only = Those who need something
admin-registrations-sort = Order
admin-registrations-sort-newest = Newest first
admin-registrations-sort-name = By name
admin-registrations-sort-state = By state
admin-registrations-name = Name
admin-registrations-organisation = Organisation
admin-registrations-registered = Registered
admin-registrations-check-in = Check-in
admin-registrations-check-in-do = Check in
admin-registrations-check-in-undo = Undo
admin-registrations-next = Next page
admin-registrations-first = To the first page

admin-registrations-done-checked-in = Checked in.
admin-registrations-done-undone = The check-in was taken back.
admin-registrations-done-mailed = The email is on its way.
admin-registrations-done-moved-up = They get the next free seat.
admin-registrations-done-cancelled = The registration is cancelled. If there is an address that was confirmed, they are told by email.
admin-registrations-done-added = Added. If there is an address, an email is on its way to it.
admin-registrations-done-was-there = This address is registered already, and nothing was added. This is its registration; we sent its link once more.
admin-registrations-done-erased = Everything about this person is erased.
admin-registrations-done-unchanged = Nothing was changed: this no longer fits how things stand, or an email like this is still on its way.

admin-registration = Registration
admin-registration-help = What is stored about one person, what has happened, and what you can do.
admin-registration-to-list = To the list
admin-registration-undo = Undo the check-in
admin-registration-doors = You can check people in from
admin-registration-send-again = Send the email again
admin-registration-move-up = Give them the next free seat
admin-registration-move-up-hint = They become first in line. No seat is added: the number of seats stays what it is.
admin-registration-to-cancel = Cancel…
admin-registration-to-erase = Erase for good…
admin-registration-no = No, back
admin-registration-stored = What is stored
admin-registration-email = Email address
admin-registration-no-address = None: the link is on their device, and we cannot write to them.
admin-registration-zone = Time zone
admin-registration-held = Seat held until
admin-registration-place = Place in line
admin-registration-history = What has happened
admin-registration-was-made = Registered
admin-registration-was-added = Added by an organiser
admin-registration-was-confirmed = The seat became theirs
admin-registration-was-there = Came, or was checked in
admin-registration-consent-taking-part = Taking part
admin-registration-consent-news = News by email
admin-registration-consent-yes = agreed
admin-registration-consent-no = not agreed
admin-registration-consent-by-organiser = an organiser says that they asked for it
admin-registration-consent-words = (text version { $version }, { $language })
admin-registration-mail-registered = Email after registering
admin-registration-mail-existing-link = Email with their link
admin-registration-mail-confirmed = Email: the seat is theirs
admin-registration-mail-seat-offered = Email: a seat is free
admin-registration-mail-left = Email: cancelled
admin-registration-mail-changed = Email: the session has changed
admin-registration-mail-called-off = Email: the session was called off
admin-registration-mail-reminder-day = Reminder one day before
admin-registration-mail-reminder-hour = Reminder one hour before
admin-registration-mail-reminder-minutes = Reminder ten minutes before
admin-registration-mail-thanks = Thanks
admin-registration-mail-missed = Email: we missed you
admin-registration-mail-waits = waits to be sent
admin-registration-mail-sent = sent
admin-registration-mail-given-up = given up:

admin-registration-cancel = Cancel this registration?
admin-registration-cancel-help = Their seat, or their place in line, goes to the next one. They are told by email if they have confirmed an address, and can ask for a seat again. You can undo this for 10 minutes: they get a seat that is free then, or the last place in line.
admin-registration-cancel-yes = Yes, cancel it

admin-registration-erase = Erase this person?
admin-registration-erase-help = This is for good. It cannot be undone by anybody.
admin-registration-erase-what = This goes, now:
admin-registration-erase-row = the registration with all that was written in it, and what they agreed to
admin-registration-erase-mail = every email to them that is still to be sent, and the list of those that were sent; their links stop working
admin-registration-erase-seat = their seat or place in line, which goes to the next one
admin-registration-erase-stays = The audit log keeps that somebody was erased, when and by whom, without a name. They are not told.
admin-registration-erase-yes = Yes, erase everything

admin-registrations-add = Add somebody
admin-registrations-add-help = For somebody who asked you to register them. All rules are those of the registration form.
admin-registrations-add-closed = Registration is closed: nobody can be added.
admin-registrations-add-full = All seats are taken. Whom you add waits in line.
admin-registrations-add-name-hint = The name they want to be called.
admin-registrations-add-email-hint = They get one email, and confirm with it.
admin-registrations-add-no-address = No address
admin-registrations-add-no-address-hint = We cannot write to them, and they get no link. If they want to give up their seat, they have to tell you.
admin-registrations-add-country = Country they live in (optional)
admin-registrations-add-country-unsaid = Not said
admin-registrations-add-lang = Language we write to them in
admin-registrations-add-needs = What do they need to take part? (optional)
admin-registrations-add-asked = They asked me to register them, and know that we keep what is written here until some time after the session.
admin-registrations-add-send = Add
error-asked-consent-needed = Tick this box if they asked you to. Nobody is registered who did not ask for it.

admin-registrations-export = Export
admin-registrations-export-help = Take the registrations with you as a file. It is written down that you did.
admin-registrations-export-count =
    { $count ->
        [0] The file would be empty.
        [one] One registration is in it.
       *[other] { $count } registrations are in it.
    }
admin-registrations-export-filtered = Only those that your search and filter let through.
admin-registrations-export-what = For each: name, address, organisation, country, language, what they need to take part, state, when they registered, confirmed and came, time zone, whether they want news, and whether an organiser added them.
admin-registrations-export-care =
    { $days ->
        [one] These are personal data. Give the file to nobody who does not need it, and delete it one day after the session at the latest, as we promised.
       *[other] These are personal data. Give the file to nobody who does not need it, and delete it { $days } days after the session at the latest, as we promised.
    }
admin-registrations-export-format = File
admin-registrations-export-csv = For any program.
admin-registrations-export-xlsx = A workbook, .xlsx.
admin-registrations-export-send = Download
