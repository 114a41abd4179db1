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
