# The mail log.

admin-mail-help = Voyez ce qu’est devenu chaque courriel, et renvoyez-en un à qui ne l’a pas reçu.
admin-mail-empty = Pas encore de courriel. Chaque courriel que le site envoie apparaît ici, dès la première inscription.
admin-mail-none-found = Il n’y a pas de tel courriel. Choisissez autre chose, ou cherchez-les tous.
admin-mail-kind = Sujet
admin-mail-state = État
admin-mail-day = Créé le
admin-mail-all = Tous
admin-mail-find = Afficher
admin-mail-older = Courriels plus anciens
admin-mail-newest = Retour aux plus récents
admin-mail-state-waiting = En attente
admin-mail-state-sent = Envoyé
admin-mail-state-given-up = Abandonné
admin-mail-caused = Créé le { $moment }
admin-mail-waits = Part dans les prochaines minutes.
admin-mail-waits-again =
    { $tries ->
        [one] Essayé une fois. Prochain essai au plus tôt le { $moment }.
       *[other] Essayé { $tries } fois. Prochain essai au plus tôt le { $moment }.
    }
admin-mail-sent-at = { $moment }
admin-mail-to-nobody = Plus personne à qui écrire
admin-mail-again = Renvoyer
admin-mail-not-again = Ce courriel ne peut pas être renvoyé maintenant. Il n’y a plus personne à qui écrire, ou un courriel semblable attend déjà.

admin-mail-kind-registered = Confirmer l’inscription, ou attendre son tour
admin-mail-kind-existing-link = Nouvelle inscription : le lien encore une fois
admin-mail-kind-confirmed = Confirmée, avec la session pour l’agenda
admin-mail-kind-seat-offered = Une place s’est libérée
admin-mail-kind-left = A rendu sa place
admin-mail-kind-changed = La session a été déplacée
admin-mail-kind-called-off = La session est annulée
admin-mail-kind-reminder-day = Rappel, un jour avant
admin-mail-kind-reminder-hour = Rappel, une heure avant
admin-mail-kind-reminder-minutes = Rappel, dix minutes avant
admin-mail-kind-thanks = Merci d’être venu
admin-mail-kind-missed = Vous nous avez manqué
admin-mail-kind-pledge-confirm = Confirmer l’engagement
admin-mail-kind-pledge-existing = Nouvel engagement : le lien encore une fois
admin-mail-kind-did-you = L’avez-vous fait ?
admin-mail-kind-invited = Invitation à organiser

admin-mail-why-address = On ne peut pas écrire à cette adresse. Elle est sans doute mal écrite.
admin-mail-why-mailbox = Cette boîte n’existe pas, dit le serveur de courrier ({ $numbers }). L’adresse est sans doute mal écrite.
admin-mail-why-closed = La boîte est pleine ou fermée, dit le serveur de courrier ({ $numbers }). Réessayez dans quelques jours.
admin-mail-why-refused = Le serveur de courrier l’a refusé ({ $numbers }). Si cela arrive souvent, demandez à qui gère le serveur.
admin-mail-why-slow = Le serveur de courrier a mis trop de temps, à chaque essai.
admin-mail-why-connection = Aucune connexion au serveur de courrier, à chaque essai.
admin-mail-why-other = Le serveur dit : { $reason }

admin-mail-trial = M’envoyer un courriel d’essai
admin-mail-trial-hint = Il part tout de suite vers { $address }, et dit avec des mots ce qui l’empêche si cela ne marche pas.
admin-mail-trial-sent = Le courriel d’essai vers { $address } est parti. S’il n’arrive pas en quelques minutes, regardez dans le dossier des indésirables.
admin-mail-trouble-nowhere = Le courrier ne va nulle part : le serveur est réglé pour ne rien envoyer. Demandez à qui gère le serveur de régler --mail.
admin-mail-trouble-setup = Le courrier n’est pas bien réglé sur le serveur. Son journal en dit plus.
admin-mail-trouble-address = On ne peut pas écrire à votre adresse, ou pas au nom de ce site. Demandez à qui gère le serveur.
admin-mail-trouble-name = Le nom du serveur de courrier est introuvable. Demandez à qui gère le serveur d’en vérifier l’orthographe.
admin-mail-trouble-refused = Rien ne répond au port du serveur de courrier. Demandez à qui gère le serveur de vérifier le port.
admin-mail-trouble-unreachable = Le serveur de courrier est hors d’atteinte. Demandez à qui gère le serveur de vérifier le réseau.
admin-mail-trouble-slow = Le serveur de courrier ne répond pas à temps. Souvent, un pare-feu bloque. Demandez à qui gère le serveur.
admin-mail-trouble-tls = Aucune connexion protégée avec le serveur de courrier. Rien n’a été envoyé sans protection. Demandez à qui gère le serveur.
admin-mail-trouble-password = Le serveur de courrier refuse notre nom et notre mot de passe. Demandez à qui gère le serveur de vérifier les deux.
admin-mail-trouble-mailbox = Le serveur de courrier refuse votre adresse ({ $numbers }). Vérifiez-la sur la page de votre compte.
admin-mail-trouble-later = Le serveur de courrier demande de réessayer plus tard ({ $numbers }). Réessayez dans cinq minutes.
admin-mail-trouble-not-for-us = Le serveur de courrier n’envoie pas pour nous ({ $numbers }). Demandez à qui gère le serveur.
admin-mail-trouble-broken = La connexion au serveur de courrier s’est rompue. Réessayez ; si cela se répète, demandez à qui gère le serveur.
admin-mail-trouble-file = Le courriel n’a pas pu être écrit dans un fichier. Demandez à qui gère le serveur.
