# The log of what organisers did.

admin-audit-help = Tout ce que l’équipe a fait ici, le plus récent d’abord. On peut le lire, jamais le changer. Les heures sont celles de { $zone }.
admin-audit-choose = Choisir des entrées
admin-audit-who = Qui
admin-audit-what = Quoi
admin-audit-day = Jour
admin-audit-any = Tout
admin-audit-command = Une commande sur le serveur
admin-audit-show = Montrer
admin-audit-all = Tout montrer
admin-audit-export = Exporter en CSV
admin-audit-empty = Rien n’a été fait pour le moment. Ce que vous changez, exportez ou décidez se trouvera ici.
admin-audit-none-fits = Aucune entrée ne correspond à votre choix. Choisissez autre chose.
admin-audit-older = Entrées plus anciennes
admin-audit-newest = Entrées les plus récentes
admin-audit-before = Avant
admin-audit-after = Après
admin-audit-long = Montrer tout le texte

# What was done, each by its code.
admin-audit-signed-in = Connexion
admin-audit-signed-out = Déconnexion
admin-audit-organiser-joined = Arrivée dans l’équipe
admin-audit-organiser-invited = Invitation envoyée
admin-audit-invitation-withdrawn = Invitation annulée
admin-audit-role-changed = Rôle changé
admin-audit-organiser-removed = Personne retirée de l’équipe
admin-audit-password-changed = Mot de passe changé
admin-audit-second-factor-changed = Second facteur préparé
admin-audit-recovery-codes-made = Nouveaux codes de secours
admin-audit-content-changed = Contenu publié modifié
admin-audit-draft-changed = Brouillon modifié
admin-audit-session-moved = Session déplacée
admin-audit-session-cancelled = Session annulée
admin-audit-meeting-changed = Adresse de la réunion changée
admin-audit-registration-added = Inscription ajoutée
admin-audit-registration-changed = Inscription modifiée
admin-audit-checked-in = Présence notée ou effacée
admin-audit-moved-up = Place donnée depuis la file d’attente
admin-audit-person-erased = Données d’une personne effacées
admin-audit-deleted = Suppression
admin-audit-restored = Suppression annulée
admin-audit-mail-sent-again = Courriel renvoyé
admin-audit-exported = Liste exportée
admin-audit-pledge-approved = Engagement approuvé
admin-audit-pledge-hidden = Engagement masqué
admin-audit-pledge-review-undone = Décision sur un engagement annulée
admin-audit-wall-changed = Gestion du mur changée
admin-audit-words-changed = Mots à surveiller changés
admin-audit-question-changed = Décision sur une question
admin-audit-report-reviewed = Décision sur un récit de rencontre
admin-audit-embeds-changed = Sites autorisés à intégrer changés
admin-audit-setting-changed = Réglage changé

error-what-unknown-choice = Choisissez dans la liste ce qui a été fait.
error-day-not-a-day = Choisissez un jour du calendrier, par exemple 2024-02-28.
