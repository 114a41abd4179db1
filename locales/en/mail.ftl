### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = Hello { $name },
# Where the name cannot be put into a mail.
mail-greeting-plain = Hello,

mail-confirm-subject = Please confirm your place
mail-confirm-intro = You asked for a place in this session:
mail-confirm-until = We hold a place for you until { $until }.
mail-confirm-action = To confirm it, open this page and press the button there:
mail-confirm-link = Confirm my place

mail-waitlist-subject = You are on the waiting list
mail-waitlist-intro = Every seat in this session is taken, so you are in line for one:
mail-waitlist-action = Your own page shows where you stand:

mail-existing-subject = Your link
mail-existing-intro = You registered for this session before, so nothing has changed:
mail-existing-action = This is the link to your own page:

mail-out-intro = You registered for this session before, and no longer have a place:
mail-out-action = If you would like to come, you can ask for a place again on your own page:

mail-offer-subject = A place is free for you
mail-offer-intro = A place has become free in this session, and you are the next in line:
mail-offer-until = It is yours if you take it until { $until }. After that it goes to the next person.
mail-offer-action = To take it, open your own page and press the button there:
mail-offer-link = Take my place

mail-confirmed-subject = You have a place
mail-confirmed-intro = Your place in this session is confirmed:
mail-join-action = This is your way in. It opens shortly before the start, and it is for you alone:
mail-join-now-action = This is your way in. It is for you alone:
mail-join-link = Go to the session

mail-left-subject = You gave up your place
mail-left-intro = You are no longer registered for this session:
mail-left-action = If you change your mind, you can ask for a place again on your own page:

mail-changed-subject = Something has changed
mail-changed-intro = The session you registered for was changed. This is how it is now:
mail-changed-action = If you cannot come any more, you can give up your place on your own page:

mail-off-subject = It does not take place
mail-off-intro = The organisers have called off this session:
mail-off-action = You do not have to do anything. What comes next is on the session’s page:

mail-day-subject = It starts within a day
mail-day-intro = This session starts within a day, and you have a place:
mail-hour-subject = It starts within an hour
mail-hour-intro = This session starts within an hour, and you have a place:
mail-minutes-subject = It starts in a few minutes
mail-minutes-intro = This session starts in a few minutes, and you have a place:

mail-thanks-subject = Thank you for being there
mail-thanks-intro = It was good to have you in this session:
mail-thanks-recording-action = You can watch it again here, and pass it on to others:
mail-missed-subject = We missed you
mail-missed-intro = You had a place in this session, and we did not see you there. That can happen:
mail-missed-recording-action = You can still watch it here, whenever it suits you:
mail-after-action = What comes next is on the session’s page:
mail-recording-link = Watch the recording

mail-page-link = Open my page
mail-session-link = Open the session’s page
mail-own-page = To change what you told us, or to give up your place:
mail-when = { $date }, { $time } ({ $zone })
mail-when-own = Where you are: { $date }, { $time } ({ $zone })
mail-why-asked = You get this because this address was typed into the form for this session. If that was not you, you do not have to do anything.
mail-why = You get this because you registered for this session with this address.
mail-unsubscribe = To get no more mail of this kind:
mail-questions = Questions? Write to:

# Sent by the command `mail test`.
mail-test-subject = A test of mail
mail-test-text = This is a test: mail from your site arrives.
mail-test-why = You get this because somebody who runs the site has tried out its mail.
