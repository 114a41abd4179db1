# La liste des inscriptions, une inscription, ajouter, effacer, exporter.

admin-registrations-help = Qui vient, qui attend, et qui accueillir.
admin-registrations-unpublished = Rien n’est encore publié, personne ne peut donc s’inscrire. Publiez d’abord une session.
admin-registrations-none = Personne ne s’est encore inscrit. Partagez le formulaire d’inscription, importez une liste, ou ajoutez quelqu’un vous-même.
admin-registrations-to-form = Vers le formulaire d’inscription
admin-registrations-nobody = Personne ne correspond.
admin-registrations-q = Chercher
admin-registrations-q-hint = Des mots d’un nom, d’une adresse ou d’une organisation ; leur début suffit.
admin-registrations-q-hint-names = Des mots d’un nom ; leur début suffit.
admin-registrations-any = Tous
admin-registrations-all = Tout le monde
admin-registrations-counts = Combien de personnes
admin-registrations-filter-show = Afficher
admin-registrations-filter-none = Afficher tout le monde
admin-registrations-filter-more = Plus de filtres
admin-registrations-state = État
admin-registrations-state-pending = Pas encore confirmé
admin-registrations-state-confirmed = A une place
admin-registrations-state-attended = Présence notée
admin-registrations-state-waitlisted = Dans la file
admin-registrations-state-offered = Place proposée
admin-registrations-state-expired = Délai passé
admin-registrations-state-cancelled = Annulé
admin-registrations-country = Pays
admin-registrations-language = Langue
admin-registrations-contact = Comment les joindre
admin-registrations-contact-email = Par e-mail
admin-registrations-contact-device = Sur leur appareil seulement
admin-registrations-needs = Ce qu’il leur faut pour participer
admin-registrations-needs-only = Ceux à qui il faut quelque chose
admin-registrations-sort = Ordre
admin-registrations-sort-newest = Les plus récents d’abord
admin-registrations-sort-name = Par nom
admin-registrations-sort-state = Par état
admin-registrations-name = Nom
admin-registrations-organisation = Organisation
admin-registrations-registered = Inscription
admin-registrations-check-in = Présence
admin-registrations-check-in-do = Noter la présence
admin-registrations-check-in-undo = Annuler
admin-registrations-next = Page suivante
admin-registrations-first = Vers la première page

admin-registrations-done-checked-in = La présence est notée.
admin-registrations-done-undone = La présence n’est plus notée.
admin-registrations-done-mailed = L’e-mail est en route.
admin-registrations-done-moved-up = La prochaine place libre est pour cette personne.
admin-registrations-done-cancelled = L’inscription est annulée. Si une adresse a été confirmée, la personne l’apprend par e-mail.
admin-registrations-done-added = C’est ajouté. S’il y a une adresse, un e-mail est en route.
admin-registrations-done-was-there = Cette adresse est déjà inscrite, et rien n’a été ajouté. Voici son inscription ; nous avons envoyé son lien une nouvelle fois.
admin-registrations-done-erased = Tout ce qui concerne cette personne est effacé.
admin-registrations-done-unchanged = Rien n’a changé : cela ne correspond plus à la situation, ou un tel e-mail est encore en route.

admin-registration = Inscription
admin-registration-help = Ce qui est enregistré sur une personne, ce qui s’est passé, et ce que vous pouvez faire.
admin-registration-to-list = Vers la liste
admin-registration-undo = Annuler la présence
admin-registration-doors = Vous pouvez noter les présences à partir du
admin-registration-send-again = Renvoyer l’e-mail
admin-registration-move-up = Donner la prochaine place libre
admin-registration-move-up-hint = La personne passe en tête de la file. Aucune place n’est ajoutée : leur nombre ne change pas.
admin-registration-to-cancel = Annuler l’inscription…
admin-registration-to-erase = Effacer pour de bon…
admin-registration-no = Non, revenir
admin-registration-stored = Ce qui est enregistré
admin-registration-email = Adresse e-mail
admin-registration-no-address = Aucune : le lien est sur leur appareil, et nous ne pouvons pas leur écrire.
admin-registration-zone = Fuseau horaire
admin-registration-held = Place gardée jusqu’au
admin-registration-place = Rang dans la file
admin-registration-history = Ce qui s’est passé
admin-registration-was-made = Inscription
admin-registration-was-added = Ajout par l’équipe
admin-registration-was-confirmed = La place est à cette personne
admin-registration-was-there = Présence, notée ou par le lien
admin-registration-consent-taking-part = Participer
admin-registration-consent-news = Nouvelles par e-mail
admin-registration-consent-yes = accepté
admin-registration-consent-no = pas accepté
admin-registration-consent-by-organiser = l’équipe dit que la personne l’a demandé
admin-registration-consent-words = (texte, version { $version }, { $language })
admin-registration-mail-registered = E-mail après l’inscription
admin-registration-mail-existing-link = E-mail avec le lien
admin-registration-mail-confirmed = E-mail : la place est réservée
admin-registration-mail-seat-offered = E-mail : une place est libre
admin-registration-mail-left = E-mail : annulation
admin-registration-mail-changed = E-mail : la session a changé
admin-registration-mail-called-off = E-mail : la session est annulée
admin-registration-mail-reminder-day = Rappel un jour avant
admin-registration-mail-reminder-hour = Rappel une heure avant
admin-registration-mail-reminder-minutes = Rappel dix minutes avant
admin-registration-mail-thanks = Remerciement
admin-registration-mail-missed = E-mail : vous nous avez manqué
admin-registration-mail-waits = pas encore envoyé
admin-registration-mail-sent = envoyé
admin-registration-mail-given-up = abandonné :

admin-registration-cancel = Annuler cette inscription ?
admin-registration-cancel-help = La place, ou le rang dans la file, va à la personne suivante. Si une adresse a été confirmée, la personne l’apprend par e-mail ; elle peut redemander une place. Vous pouvez revenir en arrière pendant 10 minutes : la personne reçoit alors une place libre, ou le dernier rang dans la file.
admin-registration-cancel-yes = Oui, l’annuler

admin-registration-erase = Effacer cette personne ?
admin-registration-erase-help = C’est pour de bon. Personne ne peut revenir en arrière.
admin-registration-erase-what = Ceci disparaît, maintenant :
admin-registration-erase-row = l’inscription avec tout ce qui y est écrit, et ce qui a été accepté
admin-registration-erase-mail = chaque e-mail encore à envoyer, et la liste de ceux qui ont été envoyés ; les liens cessent de fonctionner
admin-registration-erase-seat = la place ou le rang dans la file, qui va à la personne suivante
admin-registration-erase-stays = Le journal garde qu’une personne a été effacée, quand et par qui, sans nom. La personne n’est pas prévenue.
admin-registration-erase-yes = Oui, tout effacer

admin-registrations-add = Ajouter quelqu’un
admin-registrations-add-help = Pour une personne qui vous a demandé de l’inscrire. Les règles sont celles du formulaire d’inscription.
admin-registrations-add-closed = Les inscriptions sont closes : personne ne peut être ajouté.
admin-registrations-add-full = Toutes les places sont prises. La personne ajoutée attend dans la file.
admin-registrations-add-name-hint = Le nom que la personne veut qu’on utilise.
admin-registrations-add-email-hint = La personne reçoit un e-mail et confirme avec lui.
admin-registrations-add-no-address = Pas d’adresse
admin-registrations-add-no-address-hint = Nous ne pouvons pas lui écrire, et elle n’a pas de lien. Pour rendre sa place, elle doit vous le dire.
admin-registrations-add-country = Pays où elle vit (facultatif)
admin-registrations-add-country-unsaid = Pas indiqué
admin-registrations-add-lang = Langue dans laquelle nous lui écrivons
admin-registrations-add-needs = De quoi a-t-elle besoin pour participer ? (facultatif)
admin-registrations-add-asked = Cette personne m’a demandé de l’inscrire, et sait que nous gardons ce qui est écrit ici jusqu’à quelque temps après la session.
admin-registrations-add-send = Ajouter
error-asked-consent-needed = Cochez cette case si la personne vous l’a demandé. Personne n’est inscrit sans l’avoir demandé.

admin-registrations-export = Exporter
admin-registrations-export-help = Emportez les inscriptions dans un fichier. Le journal note que vous l’avez fait.
admin-registrations-export-count =
    { $count ->
        [0] Le fichier serait vide.
        [one] Il contient { $count } inscription.
       *[other] Il contient { $count } inscriptions.
    }
admin-registrations-export-filtered = Seulement celles qui correspondent à votre recherche et à votre filtre.
admin-registrations-export-what = Pour chacune : nom, adresse, organisation, pays, langue, ce qu’il faut pour participer, état, moments de l’inscription, de la confirmation et de la venue, fuseau horaire, souhait de nouvelles, et ajout par l’équipe ou non.
admin-registrations-export-care =
    { $days ->
        [one] Ce sont des données personnelles. Ne donnez le fichier qu’à qui en a besoin, et supprimez-le au plus tard { $days } jour après la session, comme nous l’avons promis.
       *[other] Ce sont des données personnelles. Ne donnez le fichier qu’à qui en a besoin, et supprimez-le au plus tard { $days } jours après la session, comme nous l’avons promis.
    }
admin-registrations-export-format = Fichier
admin-registrations-export-csv = Pour tout programme.
admin-registrations-export-xlsx = Un classeur, .xlsx.
admin-registrations-export-send = Télécharger
