# Today: where the session and the campaign stand.

admin-moment = { $day }, { $time } { $zone }
admin-today-unpublished = Rien n’est encore publié. Publiez d’abord une campagne avec sa session ; cette page montrera ensuite où elle en est.
admin-today-empty = Personne ne s’est encore inscrit ni engagé. Faites connaître la session avec cette adresse :

admin-today-session = La session
admin-today-scheduled = Pas encore commencée
admin-today-doors-open = Les portes sont ouvertes
admin-today-live = En cours
admin-today-ended = Terminée
admin-today-cancelled = Annulée
admin-today-taken = Places prises
admin-today-taken-of = { $taken } sur { $seats }
admin-today-free = Places libres
admin-today-no-limit = Sans limite
admin-today-unconfirmed = Parmi les places prises, pas encore confirmées
admin-today-in-line = En liste d’attente
admin-today-attended = Étaient là
admin-today-out = Ont renoncé ou laissé passer le délai

admin-today-waits = Vous attend
admin-today-nothing-waits = Rien n’attend. Ce qu’il faut regarder apparaît ici tout seul.
admin-today-pledges =
    { $count ->
        [one] { $count } engagement à regarder
       *[other] { $count } engagements à regarder
    }
admin-today-reports =
    { $count ->
        [one] { $count } compte rendu de rencontre à regarder
       *[other] { $count } comptes rendus de rencontres à regarder
    }
admin-today-questions =
    { $count ->
        [one] { $count } question à regarder
       *[other] { $count } questions à regarder
    }

admin-today-mail-target = Destination
admin-today-mail-to-nobody = nulle part : le serveur est réglé pour ne rien envoyer
admin-today-mail-to-files = des fichiers sur le serveur, et personne d’autre
admin-today-mail-to-server = le serveur de courrier { $host }
admin-today-mail-waiting = En attente
admin-today-mail-oldest = Le plus ancien attend depuis
admin-today-mail-tried = En attente après plus d’un essai
admin-today-mail-sent = Envoyés ces dernières 24 heures
admin-today-mail-given-up = Abandonnés
admin-today-mail-late = Des courriels attendent depuis plus de 15 minutes. Regardez le journal des courriels ou demandez à qui gère le serveur.
admin-today-mail-log = Vers le journal des courriels

admin-today-next = Prochain envoi à tout le monde
admin-today-next-none = Plus rien n’est envoyé à tout le monde.
admin-today-next-to =
    { $people ->
        [0] à personne, en l’état
        [one] à { $people } personne, en l’état
       *[other] à { $people } personnes, en l’état
    }

admin-today-registrations-days = Inscriptions des 30 derniers jours, en tout
admin-today-pledges-days = Engagements des 30 derniers jours, en tout
admin-today-days = Les deux en tableau, jour par jour
admin-today-days-caption = Toutes les inscriptions et tous les engagements à la fin de chaque jour
admin-today-day = Jour
admin-today-pledged = Engagements
admin-today-by-lang = Par langue
admin-today-by-country = Par pays
admin-today-others = Autres
admin-today-not-said = Non précisé
admin-today-no-groups = Rien à compter pour l’instant
admin-today-folded = Pour que personne ne soit reconnaissable, les petits groupes comptent pour un seul, et les inscriptions sont recomptées ici après dix arrivées ou départs.
admin-today-erased = Les inscriptions à cette session ont été effacées, comme promis. Voici les chiffres qui restent.
