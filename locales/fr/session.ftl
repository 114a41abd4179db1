# The session page.

session-kicker = Session en ligne de la campagne
countdown-title = Compte à rebours
own-time-label = Heure chez vous :

state-scheduled = À venir
state-doors-open = Les portes sont ouvertes
state-live = En direct
state-ended = La session est terminée
state-cancelled = La session a été annulée
countdown-starts-in = Commence dans
countdown-ends-in = Se termine dans
countdown-ended = Merci d’avoir été là
countdown-cancelled = Elle n’aura pas lieu
announce-one-hour = La session commence dans une heure.
announce-half-hour = La session commence dans 30 minutes.
announce-ten-minutes = La session commence dans 10 minutes.
announce-five-minutes = La session commence dans 5 minutes.
announce-one-minute = La session commence dans une minute.
milestone-in = { $milestone } dans
milestone-now = { $milestone } : maintenant
milestone-over = { $milestone } : c’est passé

calendar-add = Ajouter à votre agenda
calendar-file = Fichier d’agenda (.ics)

why-title = Pourquoi c’est important
audience-label = Pour :
agenda-title = Programme
agenda-now = Maintenant
agenda-next = Ensuite
agenda-questions = Vos questions
agenda-own-time = { $time } chez vous
speakers-title = Intervenantes et intervenants
aims-title = Ce que nous voulons atteindre
after-title = La suite
recording-link = Voir l’enregistrement

sessions-to-come = Autres sessions
sessions-over = Sessions passées
sessions-open = Inscriptions ouvertes
sessions-full = Complet : s’inscrire pour attendre une place
sessions-cancelled = Annulée
sessions-recorded = Avec enregistrement

campaign-title = À propos de la campagne
reach-label = À qui nous voulons parler
mandate-label = Législature du Parlement
hashtag-label = Hashtag

voting-teaser = Quand votre pays vote, à partir de quel âge, et où apprendre comment s’inscrire pour voter.
voting-link = Comment voter dans votre pays
