# Meeting a candidate: the letter, what to say, reports of meetings.

meet-title = Rencontrer une candidate ou un candidat
meet-teaser = Une lettre pour demander une rencontre, ce qu’on peut y dire, et un endroit pour raconter comment elle s’est passée.
meet-link = Lettre et arguments pour une rencontre
meet-letter-title = Demander une rencontre
meet-letter = La lettre
meet-letter-hint = Mettez vos propres mots à la place des crochets. Nous ne lisons ni ne gardons ce que vous écrivez ici.
meet-letter-download = Télécharger
meet-letter-copy = Copier
meet-letter-copied = Copiée
meet-letter-mail = L’écrire dans un courriel
meet-letter-mail-unedited = Le courriel contient la lettre telle qu’elle était au début : modifiez-la dans votre messagerie.
meet-points-title = Que dire

report-title = Racontez comment cela s’est passé
report-intro = L’équipe d’organisation lit chaque compte rendu avant que d’autres puissent le voir. Vous obtenez un lien avec lequel vous pouvez le retirer à tout moment.
report-organisation = Organisation ou groupe
report-organisation-hint = Pas votre propre nom. Un groupe sans nom peut dire ce qu’il est.
report-country = Pays
report-country-choose = Choisissez un pays
report-party = Parti, candidate ou candidat (facultatif)
report-met-on = Jour de la rencontre
report-outcome = Qu’en est-il ressorti ?
report-outcome-hint = 600 caractères au plus. N’indiquez pas les noms des personnes de votre groupe.
consent-report = Vous pouvez publier ce compte rendu. Je sais qu’il révèle à d’autres le travail politique de notre groupe.
report-send = Envoyer le compte rendu

reported-title = Rencontres qui ont eu lieu
reported-count =
    { $count ->
        [one] { $count } rencontre racontée à ce jour
       *[other] { $count } rencontres racontées à ce jour
    }
reported-none = Aucune rencontre n’a encore été racontée.
reported-newest = Les { $count } plus récentes sont affichées ici.
reported-with = Avec

own-report-title = Votre compte rendu
report-state-waiting = L’équipe d’organisation le lit d’abord
report-state-shown = Tout le monde peut le voir
report-state-hidden = Il n’est pas affiché
report-means-waiting = Personne d’autre ne peut encore voir votre compte rendu.
report-means-shown = Votre compte rendu est sur la page de toutes les rencontres.
report-means-hidden = L’équipe d’organisation a lu votre compte rendu et ne l’affiche pas.
report-fact-met-on = Jour
report-fact-party = Avec
report-fact-outcome = Ce qu’il en est ressorti
own-report-keep = Conservez ce lien. Avec lui, vous pouvez retirer votre compte rendu à tout moment.
own-report-withdraw = Retirer mon compte rendu
report-withdrawn-title = Votre compte rendu est retiré
report-withdrawn-text = Il est effacé, et plus personne ne peut le voir.

error-report-organisation-missing = Écrivez le nom de votre organisation ou de votre groupe.
error-report-organisation-too-long = Raccourcissez le nom à 120 caractères.
error-report-country-unknown-choice = Choisissez un pays dans la liste.
error-report-party-too-long = Raccourcissez ce texte à 120 caractères.
error-met-on-missing = Choisissez le jour de votre rencontre.
error-met-on-not-a-day = Écrivez un jour comme 2024-03-15.
error-met-on-in-the-future = Ce jour n’est pas encore arrivé. Choisissez le jour de votre rencontre.
error-outcome-missing = Écrivez en une phrase ou deux ce qui est ressorti de la rencontre.
error-outcome-too-long = Raccourcissez ce texte à 600 caractères.
error-report-publish-consent-needed = Cochez cette case pour envoyer le compte rendu. Sans cela, nous ne gardons rien.

privacy-report = Le compte rendu d’une rencontre nomme une organisation ou un groupe. Nous ne demandons pas qui vous êtes. L’équipe d’organisation le lit avant que d’autres puissent le voir, et il est effacé quand vous le retirez avec votre lien. Ce que vous écrivez dans la lettre n’est gardé nulle part.
