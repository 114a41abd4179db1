# Moderation: the queue, what was decided, and how the wall is kept.

moderation-help = What people sent in and somebody has to read, the oldest first.
moderation-done-help = Everything that is shown or hidden now, the newest first. You can change your mind here.
moderation-wall-help = Who looks when, whether the wall stands still, and which words hold a pledge.

moderation-pages = Pages of moderation
moderation-page-queue = What waits
moderation-page-done = Shown and hidden
moderation-page-wall = How the wall is kept
moderation-nothing-published = Publish a session first. What people send in then waits here.

moderation-count =
    { $count ->
        [0] Nothing waits.
        [one] { $count } waits.
       *[other] { $count } wait.
    }
moderation-empty = There is nothing to look at now. What comes in appears here by itself.
moderation-frozen = The wall is frozen. What you approve appears once it goes on.
moderation-next-page = What waits next
moderation-oldest = More wait: show the oldest
moderation-gone = This was taken back, or waits no more.
moderation-unsent = This was not sent. Check your connection and press the button again.

moderation-pledge = Pledge
moderation-report = Report of a meeting
moderation-waits = Waits
moderation-message-waits = Its message waits, the rest is on the wall
moderation-shown = Shown
moderation-hidden = Hidden
moderation-day-and-time = { $day }, { $time }
moderation-tick = Tick { $name }

moderation-why = Why it waits
moderation-why-review-first = Every pledge was looked at first when it came.
moderation-why-hidden-before = It was hidden before and has other words now.
moderation-why-report = Every report is looked at first.
moderation-why-then = Something in it was on the list of words when it came.
moderation-why-name-link = Its name looks like a link.
moderation-why-name-address = Its name looks like an email address.
moderation-why-name-phone = Its name looks like a phone number.
moderation-why-name-word = Its name has the listed word “{ $word }”.
moderation-why-message-link = Its message seems to have a link.
moderation-why-message-address = Its message seems to have an email address.
moderation-why-message-phone = Its message seems to have a phone number.
moderation-why-message-word = Its message has the listed word “{ $word }”.

moderation-approve = Approve
moderation-hide = Hide
moderation-hide-whole = Hiding takes the whole card off the wall, not the message alone. It stays counted.
moderation-give-reason = Give a reason
moderation-reason = Reason
moderation-reason-none = None
moderation-reason-spam = Advertising, or the same again and again
moderation-reason-insult = Insults or threatens
moderation-reason-private = Tells of somebody who has not agreed
moderation-reason-off-topic = Has nothing to do with the campaign
moderation-reason-misleading = False, and may keep people from voting
moderation-reason-harmless = Harmless: taken for something else
moderation-note = In your own words (optional)
moderation-note-hint = Kept in the audit log for good. Never write a name, an address or anything else about a person.
moderation-ban = Ban a word of it
moderation-ban-word = The word
moderation-ban-means = Pledges in { $language } with this word wait from now on. This one is hidden.
moderation-ban-send = Ban this word and hide
moderation-undo = Undo
moderation-undo-of = Undo: { $name }
moderation-tick-all = Tick all on this page
moderation-approve-ticked = Approve all ticked
moderation-hide-ticked = Hide all ticked

moderation-you-approved = You approved it ({ $time }).
moderation-you-hid = You hid it ({ $time }).
moderation-who-approved = { $who } approved it ({ $time }).
moderation-who-hid = { $who } hid it ({ $time }).
moderation-command-approved = It was approved by a command on the server ({ $time }).
moderation-command-hid = It was hidden by a command on the server ({ $time }).

moderation-said-approved =
    { $count ->
        [one] Approved.
       *[other] { $count } approved.
    }
moderation-said-hidden =
    { $count ->
        [one] Hidden.
       *[other] { $count } hidden.
    }
moderation-said-undone = Undone. It is as it was before.
moderation-said-too-late = More than ten minutes have passed, so this cannot be undone. Decide it anew under “Shown and hidden”.
moderation-said-not-undone = Nothing was undone: something has become of it since.
moderation-said-nothing = Nothing was decided. Tick at least one first.
moderation-said-late-one = Somebody was quicker, and that stands.
moderation-said-late = { $count } had been decided already, and that stands. Each says by whom.
moderation-said-changed =
    { $count ->
        [one] One has changed since you read it. Look at it again.
       *[other] { $count } have changed since you read them. Look at them again.
    }
moderation-said-gone =
    { $count ->
        [one] One was taken back by the person who sent it.
       *[other] { $count } were taken back by the people who sent them.
    }

moderation-last = Last decisions
moderation-last-hint = Each can be undone for ten minutes, by every moderator.

moderation-keys = Keys
moderation-keys-where = They work while the focus is in the list.
moderation-keys-go = Go to the list
moderation-key-next = Next
moderation-key-previous = Previous
moderation-key-approve = Approve
moderation-key-hide = Hide
moderation-key-ban = Ban a word: choose it, then press the button
moderation-key-undo = Undo this decision, or the last one
moderation-key-tick = Tick
moderation-key-back = Back to the item, out of a field

moderation-search = Show
moderation-stands = What
moderation-stands-all = Shown and hidden
moderation-named = Name shown
moderation-older = Older ones
moderation-newest = Back to the newest
moderation-done-empty = Nothing is shown or hidden yet. What you decide appears here.
moderation-done-none = Nothing fits. Try another part of the name.

moderation-review-title = When somebody looks
moderation-review-first-now = Every pledge is looked at before it is shown.
moderation-review-after-now = Pledges are shown at once, unless something in them has to be looked at.
moderation-review-first = Look first
moderation-review-first-means = If you change this, every new pledge with a name waits for you. What is on the wall stays there.
moderation-review-after = Show at once
moderation-review-after-means = If you change this, new pledges appear at once. Only those with a link, an address, a phone number or a listed word wait. What waits now goes on waiting.
moderation-freeze-title = Standing still
moderation-thawed-now = The wall goes on: what may be shown appears.
moderation-frozen-now = The wall is frozen: nothing new appears, and counting goes on.
moderation-freeze = Freeze the wall
moderation-freeze-means = If you freeze it, visitors see no new pledges until you end that. People can still pledge, and are counted.
moderation-thaw = Let the wall go on
moderation-thaw-means = If you let it go on, everything that may be shown and has waited appears at once.

moderation-words-title = Words to look out for
moderation-words-means = A message with one of them waits for you; a name with one holds the whole pledge. Capitals, vowel marks and repeated letters do not matter. Only pledges from now on are held.
moderation-words-none = No words are listed. Add the first one above.
moderation-words-every = All languages
moderation-word = Word
moderation-word-hint = One word, or several that follow each other.
moderation-word-language = Look for it in pledges in
moderation-word-add = Add the word
moderation-word-remove = Remove
moderation-word-remove-it = Remove { $word }

moderation-wall-said-review-first = Done. Every new pledge waits for you.
moderation-wall-said-review-after = Done. New pledges appear at once.
moderation-wall-said-freeze = Done. The wall is frozen.
moderation-wall-said-thaw = Done. The wall goes on.
moderation-wall-said-add-word = Done. The word is on the list.

error-word-missing = Type the word.
error-word-out-of-range = Type a word with at least one letter and at most 60 characters.
