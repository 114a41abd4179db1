# The mail log.

admin-mail-help = See what became of every mail, and send one again to whoever did not get it.
admin-mail-empty = No mail yet. Every mail that the site sends appears here, from the first registration on.
admin-mail-none-found = There is no such mail. Choose something else, or look for all.
admin-mail-kind = About
admin-mail-state = State
admin-mail-day = Caused on
admin-mail-all = All
admin-mail-find = Show
admin-mail-older = Older mail
admin-mail-newest = Back to the newest
admin-mail-state-waiting = Waiting
admin-mail-state-sent = Sent
admin-mail-state-given-up = Given up
admin-mail-caused = Caused { $moment }
admin-mail-waits = Goes out within the next minutes.
admin-mail-waits-again =
    { $tries ->
        [one] Tried once. The next try is not before { $moment }.
       *[other] Tried { $tries } times. The next try is not before { $moment }.
    }
admin-mail-sent-at = { $moment }
admin-mail-to-nobody = Nobody to write to
admin-mail-again = Send again
admin-mail-not-again = This mail cannot be sent again now. There is nobody to write to any more, or a mail like it waits already.

admin-mail-kind-registered = Confirm the registration, or wait in line
admin-mail-kind-existing-link = Registered again: the link once more
admin-mail-kind-confirmed = Confirmed, with the session for the calendar
admin-mail-kind-seat-offered = A seat became free
admin-mail-kind-left = Gave up the seat
admin-mail-kind-changed = The session was moved
admin-mail-kind-called-off = The session was cancelled
admin-mail-kind-reminder-day = Reminder, one day before
admin-mail-kind-reminder-hour = Reminder, one hour before
admin-mail-kind-reminder-minutes = Reminder, ten minutes before
admin-mail-kind-thanks = Thanks for coming
admin-mail-kind-missed = You were missed
admin-mail-kind-pledge-confirm = Confirm the pledge
admin-mail-kind-pledge-existing = Pledged again: the link once more
admin-mail-kind-did-you = Did you do it?
admin-mail-kind-invited = Invitation to organise

admin-mail-why-address = No mail can be written to this address. It is probably mistyped.
admin-mail-why-mailbox = There is no such mailbox, the mail server says ({ $numbers }). The address is probably mistyped.
admin-mail-why-closed = The mailbox is full or closed, the mail server says ({ $numbers }). Try again in a few days.
admin-mail-why-refused = The mail server refused it ({ $numbers }). If that happens often, ask whoever runs the server.
admin-mail-why-slow = The mail server took too long, at every try.
admin-mail-why-connection = No connection to the mail server came about, at every try.
admin-mail-why-other = The server says: { $reason }

admin-mail-trial = Send me a trial mail
admin-mail-trial-hint = It goes to { $address } at once, and says in words what is in the way where it does not work.
admin-mail-trial-sent = The trial mail to { $address } is on its way. If it does not arrive within minutes, look into the folder for spam.
admin-mail-trouble-nowhere = Mail goes nowhere: the server is set to send none. Ask whoever runs the server to set --mail.
admin-mail-trouble-setup = Mail is not set up right on the server. Its log says more.
admin-mail-trouble-address = No mail can be written to your address, or in the name of this site. Ask whoever runs the server.
admin-mail-trouble-name = The name of the mail server is not found. Ask whoever runs the server to check how it is spelt.
admin-mail-trouble-refused = Nothing answers at the mail server’s port. Ask whoever runs the server to check the port.
admin-mail-trouble-unreachable = The mail server cannot be reached. Ask whoever runs the server to check the network.
admin-mail-trouble-slow = The mail server does not answer in time. Often a firewall is in the way. Ask whoever runs the server.
admin-mail-trouble-tls = No protected connection to the mail server comes about. Nothing was sent unprotected. Ask whoever runs the server.
admin-mail-trouble-password = The mail server does not take our user name and password. Ask whoever runs the server to check both.
admin-mail-trouble-mailbox = The mail server refuses your address ({ $numbers }). Check your address on the page of your account.
admin-mail-trouble-later = The mail server wants it to be tried later ({ $numbers }). Try once more in five minutes.
admin-mail-trouble-not-for-us = The mail server does not send for us ({ $numbers }). Ask whoever runs the server.
admin-mail-trouble-broken = The connection to the mail server broke off. Try once more; if it happens again, ask whoever runs the server.
admin-mail-trouble-file = The mail could not be written into a file. Ask whoever runs the server.
