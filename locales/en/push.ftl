# Reminders on a device. The first part stands on locked screens: it names neither the session nor the campaign.

push-reminder-title = Reminder
push-day = It starts within a day.
push-hour = It starts within an hour.
push-minutes = It starts in a few minutes.
push-doors-title = Doors are open
push-doors = You can come in now.
push-changed-title = Something has changed
push-changed = Your page shows how it is now.
push-off-title = It does not take place
push-off = Your page says more.
push-seat-title = A place is free for you
push-seat = Take it until { $until }.
push-did-you-title = Did you?
push-did-you = Tell us with one tap.

push-title = Reminders on this device
push-what = We tell you when it starts soon, when doors are open, when a place is free for you, and when something changes. No email address is needed. What a locked screen shows names neither the session nor the campaign, but the name of this site may stand beside it.
push-remind-me = Remind me on this device
push-ask-title = A question on this device
push-ask-what = Once it is time, we ask you on this device whether you did it, one time. What a locked screen shows does not say what it is about, but the name of this site may stand beside it.
push-ask-me = Ask me on this device
push-denied = This browser does not let the site remind you. If you change your mind, allow notifications for this site in the browser’s settings, and try again. Everything else works without them.
push-failed = This browser cannot be reminded right now. Try again later, or add the session to your calendar.
push-device = Reminded since { $since }.
push-here = This is the device you are using.
push-kind-reminders = A day, an hour and ten minutes before, and when something changes
push-kind-doors = When doors are open
push-kind-seat = When a place is free for me
push-kind-did-you = The question whether I did it
push-save = Save
push-stop = Stop reminders on this device

error-push-not-a-web-address = We cannot send reminders to this browser.
error-push-too-many-here = Five devices are reminded already. Stop reminders on one of them first.

privacy-push-title = Reminders on a device
privacy-push = If you ask for reminders on a device, we keep, encrypted, the address and the keys that its browser made for that, with the language and what you chose. They are deleted when you stop reminders, when the browser takes its permission back, a day after the session, or once we have asked you what became of your pledge. The messages pass through a service of the browser’s maker. It learns that this site sent something to this device, and when; what it says is encrypted, and only the device can read it.
