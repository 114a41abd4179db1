# Reminders on a device. The first part stands on locked screens: it names neither the session nor the campaign.

push-reminder-title = Rappel
push-day = Cela commence dans moins d’un jour.
push-hour = Cela commence dans moins d’une heure.
push-minutes = Cela commence dans quelques minutes.
push-doors-title = Les portes sont ouvertes
push-doors = Vous pouvez entrer maintenant.
push-changed-title = Quelque chose a changé
push-changed = Votre page montre ce qu’il en est maintenant.
push-off-title = Cela n’a pas lieu
push-off = Votre page en dit plus.
push-seat-title = Une place est libre pour vous
push-seat = Prenez-la avant le { $until }.
push-did-you-title = L’avez-vous fait ?
push-did-you = Répondez d’un geste.
