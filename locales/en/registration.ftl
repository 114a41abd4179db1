# Registering, and one's own registration.

register-title = Register
register-for = Register for { $session }
register-name = Your name
register-name-hint = The name you want to be called. It does not have to be the one on your papers.
register-contact = How do we reach you?
register-contact-email = By email
register-contact-email-hint = We send one email to confirm.
register-email = Email address
register-contact-device = Keep it on this device
register-contact-device-hint = We keep no address. You get a link to save; we cannot send you reminders.
register-organisation = Organisation (optional)
register-country = Country you live in (optional)
register-lang = Language we write to you in
register-access-needs = What do you need to take part? (optional)
register-access-needs-hint = For example captions, sign language or a phone line.
consents-title = Your consent
consent-taking-part = I want to take part in the session. You may keep what I wrote here for that.
consent-news = Send me news of the campaign by email. I can stop this at any time.
register-what-happens =
    { $days ->
        [one] We delete your data one day after the session. Nobody else gets it.
       *[other] We delete your data { $days } days after the session. Nobody else gets it.
    }
register-send = Register
registration-closed = Registration is closed.
registration-full = All seats are taken. Register, and you are in line for a seat that becomes free.

registered-title = Check your mail
registered-mail = We sent you one email. Open the link in it and press the button there: then your seat is yours.
registered-no-mail = No mail after ten minutes? Look into the spam folder, then register once more.
waitlisted-title = You are in line
waitlisted-mail = All seats are taken, and you are in line for one. We sent you one email with your link.

own-registration-title = Your registration
own-registration-session = Session
own-registration-confirm = Confirm my registration
own-registration-keep = Save this link, for example as a bookmark. It is the only way back to your registration.
registration-state-pending = Not confirmed yet
registration-state-confirmed = You are registered
registration-state-attended = You were there
registration-state-waitlisted = You are in line for a seat
registration-state-cancelled = Cancelled

form-error-invalid = Some things are still missing:
form-trap = Leave this field empty
form-error-closed = Registration is closed. Nothing was saved.
form-error-stale-form = This page was open for a long time. Please send the form once more; what you typed is still here.
form-error-too-many = Too many at once. Please wait a minute and send it again; what you typed is still here.
form-error-internal = Something went wrong on our side. Nothing was saved. Please try again in a minute.
form-error-unreachable = We cannot be reached right now. What you typed is still here; try again when you are online.

error-name-missing = Write your name, or the name you want to be called.
error-name-too-long = Shorten your name to 80 characters.
error-contact-unknown-choice = Choose how we reach you.
error-email-missing = Write your email address, or choose “Keep it on this device”.
error-email-too-long = Shorten the email address to 254 characters.
error-email-not-an-email = Check the email address. It looks like name@example.org.
error-organisation-too-long = Shorten the organisation's name to 120 characters.
error-country-unknown-choice = Choose a country from the list.
error-lang-unknown-choice = Choose a language from the list.
error-access-needs-too-long = Shorten this to 500 characters.
error-taking-part-consent-needed = Tick this box to take part. We need it to keep your registration.
