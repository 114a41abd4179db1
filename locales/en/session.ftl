# The session page.

session-kicker = Online session of
countdown-title = Countdown
own-time-label = Your time:

state-scheduled = Coming up
state-doors-open = Doors are open
state-live = Live now
state-ended = The session has ended
state-cancelled = The session was cancelled
countdown-starts-in = Starts in
countdown-ends-in = Ends in
countdown-ended = Thank you for being there
countdown-cancelled = It will not take place
announce-one-hour = The session starts in one hour.
announce-half-hour = The session starts in 30 minutes.
announce-ten-minutes = The session starts in 10 minutes.
announce-five-minutes = The session starts in 5 minutes.
announce-one-minute = The session starts in one minute.
milestone-in = { $milestone } in
milestone-now = { $milestone }: now
milestone-over = { $milestone }: over

calendar-add = Add to your calendar
calendar-file = Calendar file (.ics)

why-title = Why it matters
audience-label = For:
agenda-title = Agenda
agenda-now = Now
agenda-next = Next
agenda-questions = Your questions
agenda-own-time = { $time } your time
speakers-title = Speakers
aims-title = What we want to reach
after-title = What comes next
recording-link = Watch the recording

sessions-to-come = More sessions
sessions-over = Past sessions
sessions-open = Registration is open
sessions-full = Full: register to wait for a seat
sessions-cancelled = Cancelled
sessions-recorded = With a recording

campaign-title = About the campaign
reach-label = Whom we want to reach
mandate-label = Term of the Parliament
hashtag-label = Hashtag

voting-teaser = When your country votes, from what age, and where to find out how to register.
voting-link = How voting works in your country
