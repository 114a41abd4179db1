# What stands on every page: the ways around the site, notices, units, errors.

skip-to-content = Aller au contenu
nav-site = Pages
nav-languages = Langues
nav-session = Session
nav-pledges = Engagements
nav-vote = Voter
nav-privacy = Vie privée
to-session-page = Aller à la session
replay-notice = Nous rejouons ici le { $day }. L’horloge de cette page montre ce jour-là, pas aujourd’hui.
leave = Quitter vite cette page
leave-keys = Ou appuyez trois fois sur la touche Échap.
saving-data = Pour économiser vos données, les comptes à rebours sont arrêtés ici et rien ne s’actualise.
saving-data-live = Activer les parties en direct (environ 100 Ko)
organised-by = Organisation :
contact-label = Pour vos questions
contact-page = Contact

unit-days = jours
unit-hours = heures
unit-minutes = minutes
unit-seconds = secondes

fact-when = Date et heure
fact-name = Nom
fact-organisation = Organisation
fact-country = Pays
fact-message = Message
fact-actions = Vous vous engagez à

country-not-said = Je préfère ne pas le dire

error-400-title = Nous n’avons pas pu lire cette demande
error-400-advice = Revenez en arrière, rechargez la page et essayez encore une fois.
error-403-title = Cet envoi vient d’un autre site
error-403-advice = Pour votre sécurité, nous acceptons seulement les formulaires de nos propres pages. Ouvrez la page ici et envoyez de nouveau le formulaire.
error-404-title = Il n’y a rien ici
error-404-advice = L’adresse contient peut-être une erreur, ou le lien n’est plus valable.
error-405-title = Cette page ne peut pas faire cela
error-405-advice = Ouvrez d’abord la page, puis utilisez ses boutons.
error-413-title = C’est trop long
error-413-advice = Ce que vous avez envoyé dépasse ce que nous pouvons recevoir. Raccourcissez le texte et envoyez-le de nouveau.
error-429-title = Trop de demandes à la fois
error-429-advice =
    { $seconds ->
        [one] Attendez { $seconds } seconde, puis réessayez. Rien de ce que vous avez déjà envoyé n’est perdu.
       *[other] Attendez { $seconds } secondes, puis réessayez. Rien de ce que vous avez déjà envoyé n’est perdu.
    }
error-500-title = Quelque chose n’a pas marché de notre côté
error-500-advice = Réessayez dans une minute. Si cela se reproduit, donnez le numéro ci-dessous à l’équipe d’organisation.
error-503-title = Le site est très occupé ou redémarre
error-503-advice = Réessayez dans une minute.
error-id = Numéro de cette demande :
