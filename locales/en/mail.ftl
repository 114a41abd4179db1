### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = Hello { $name },
# Where the name cannot be put into a mail.
mail-greeting-plain = Hello,

mail-confirm-subject = Please confirm your place
mail-confirm-intro = You asked for a place in this session:
mail-confirm-action = To confirm it, open this page and press the button there:
mail-confirm-link = Confirm my place

mail-waitlist-subject = You are on the waiting list
mail-waitlist-intro = Every seat in this session is taken, so you are in line for one:
mail-waitlist-action = Your own page shows where you stand:

mail-existing-subject = Your link
mail-existing-intro = You registered for this session before, so nothing has changed:
mail-existing-action = This is the link to your own page:

mail-page-link = Open my page
mail-when = { $date }, { $time } ({ $zone })
mail-ignore = If you did not ask for this, you do not have to do anything.
mail-questions = Questions? Write to:
