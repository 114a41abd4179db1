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
own-registration-take = Take the seat
own-registration-again = Ask for a seat again
own-registration-called-off = The session was cancelled. You do not have to do anything.
own-registration-over = The session has ended.
own-registration-doors-open = Doors are open. Come in.
own-registration-doors-at = You join through the waiting room. The button to the meeting appears there at { $time }.
own-registration-to-doors = To the waiting room
own-registration-keep-title = Keep your link
own-registration-keep = We have no address of yours, so we cannot remind you by email. This link is the only way back to your registration: whoever loses it loses the registration. Save it, for example as a bookmark, or photograph the code.
own-registration-copy = Copy the link
own-registration-copied = Copied
own-registration-kept-here = This device keeps the link too.
own-registration-other-device = Open on another device
own-registration-qr-hint = Point the other device’s camera at the code. Show it to nobody else: it opens your registration.
own-registration-qr = Code with the link to your registration
own-registration-more = What else you can do
own-registration-change = Change what you wrote
own-registration-cancel = Give up your seat
own-registration-erase = Erase everything about you
to-own-registration = To your registration
kept-link = Your registration on this device
kept-forget = Forget it on this device
registration-held-until = A seat is held for you until { $until }. Press the button, and it is yours.
registration-offered-until = A seat became free and is held for you until { $until }. If you do not take it, it goes on to the next one.
registration-place-in-line = You are number { $place } in line.
registration-line-mail = When a seat becomes free, we hold it for you for a while and write to you.
registration-line-look = When a seat becomes free, we hold it for you for a while. We cannot write to you, so look at this page now and then.
registration-expired-what = The time to take your seat has passed, and the seat went on.
registration-cancelled-what = You gave up your seat, or your place in line. You can ask for one again.
registration-state-pending = Not confirmed yet
registration-state-confirmed = You are registered
registration-state-attended = You joined
registration-state-waitlisted = You are in line for a seat
registration-state-offered = A seat is free for you
registration-state-expired = Your time has passed
registration-state-cancelled = Cancelled

confirm-title = Confirm your registration
confirm-not-you = Not you? Then do nothing: after that time the seat goes to somebody else.
confirm-expired-title = This link is too old
confirm-expired-again = You can ask for a new email. If a seat is free, we hold it for you again; if not, you are in line for one.
confirm-again = Send me a new email

change-title = Change your registration
change-save = Save the changes
change-back = Back without saving

cancel-title = Give up your seat?
cancel-what = Your seat is free at once for somebody else. You may ask for one again, but perhaps none will be left.
cancel-yes = Yes, give it up
cancel-no = No, keep my seat
leave-the-line = Leave the line
leave-the-line-what = You give up your place. If you come back later, you are last in line.
leave-the-line-yes = Yes, leave the line
leave-the-line-no = No, stay in line

erase-title = Erase everything about you?
erase-what = We erase your registration with all that you wrote, now and for good. Your seat goes to somebody else, your links stop working, and we cannot bring anything back.
erase-yes = Yes, erase everything
erase-no = No, keep it
erased-title = It is gone
erased-what = We erased your registration with all that you wrote. Nothing about you is left here.

stop-news-title = No more news?
stop-news-what = We stop sending you news of the campaign. Your registration stays as it is.
stop-news-yes = Stop the news
stop-news-no = Back
news-stopped-title = No more news
news-stopped-what = We send you no more news of the campaign. Your registration stays as it is.

form-error-invalid = Some things need another look:
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
