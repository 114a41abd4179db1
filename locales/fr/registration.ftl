# Registering, and one's own registration.

register-title = S’inscrire
register-for = S’inscrire à « { $session } »
register-name = Votre nom
register-name-hint = Le nom que vous voulez qu’on utilise. Ce n’est pas forcément celui de vos papiers.
register-contact = Comment pouvons-nous vous joindre ?
register-contact-email = Par e-mail
register-contact-email-hint = Nous envoyons un seul e-mail pour confirmer.
register-email = Adresse e-mail
register-contact-device = Garder sur cet appareil
register-contact-device-hint = Nous ne gardons aucune adresse. Vous obtenez un lien à conserver ; nous ne pouvons pas vous envoyer de rappels.
register-organisation = Organisation (facultatif)
register-country = Pays où vous vivez (facultatif)
register-lang = Langue dans laquelle nous vous écrivons
register-access-needs = De quoi avez-vous besoin pour participer ? (facultatif)
register-access-needs-hint = Par exemple des sous-titres, la langue des signes ou un accès par téléphone.
consents-title = Votre accord
consent-taking-part = Je veux participer à la session. Vous pouvez garder pour cela ce que j’ai écrit ici.
consent-news = Envoyez-moi des nouvelles de la campagne par e-mail. Je peux y mettre fin à tout moment.
register-what-happens =
    { $days ->
        [one] Nous supprimons vos données { $days } jour après la session. Personne d’autre ne les reçoit.
       *[other] Nous supprimons vos données { $days } jours après la session. Personne d’autre ne les reçoit.
    }
register-send = S’inscrire
registration-closed = Les inscriptions sont closes.
registration-full = Toutes les places sont prises. Inscrivez-vous, et vous serez dans la file pour une place qui se libère.

registered-title = Regardez vos e-mails
registered-mail = Nous vous avons envoyé un e-mail. Ouvrez le lien qu’il contient, puis appuyez sur le bouton de la page : la place est alors à vous.
registered-no-mail = Pas d’e-mail après dix minutes ? Regardez dans les courriers indésirables (spam), puis inscrivez-vous encore une fois.
waitlisted-title = Vous êtes sur la liste d’attente
waitlisted-mail = Toutes les places sont prises, et vous êtes dans la file. Nous vous avons envoyé un e-mail avec votre lien.

own-registration-title = Votre inscription
own-registration-session = Session
own-registration-confirm = Confirmer mon inscription
own-registration-keep = Conservez ce lien, par exemple dans vos favoris. C’est le seul moyen de revenir à votre inscription.
registration-state-pending = Pas encore confirmée
registration-state-confirmed = Votre inscription est confirmée
registration-state-attended = Vous avez participé
registration-state-waitlisted = Vous êtes sur la liste d’attente
registration-state-cancelled = Annulée

form-error-invalid = Il reste des points à compléter :
form-trap = Laissez ce champ vide
form-error-closed = Les inscriptions sont closes. Rien n’a été enregistré.
form-error-stale-form = Cette page est restée longtemps ouverte. Envoyez le formulaire encore une fois ; ce que vous avez écrit est toujours là.
form-error-too-many = Trop de demandes à la fois. Attendez une minute et envoyez de nouveau ; ce que vous avez écrit est toujours là.
form-error-internal = Quelque chose n’a pas marché de notre côté. Rien n’a été enregistré. Réessayez dans une minute.
form-error-unreachable = Le site n’est pas joignable pour le moment. Ce que vous avez écrit est toujours là ; réessayez quand vous aurez du réseau.

error-name-missing = Écrivez votre nom, ou le nom que vous voulez qu’on utilise.
error-name-too-long = Raccourcissez votre nom à 80 caractères.
error-contact-unknown-choice = Choisissez comment nous pouvons vous joindre.
error-email-missing = Écrivez votre adresse e-mail, ou choisissez « Garder sur cet appareil ».
error-email-too-long = Raccourcissez l’adresse e-mail à 254 caractères.
error-email-not-an-email = Vérifiez l’adresse e-mail. Elle doit ressembler à nom@example.org.
error-organisation-too-long = Raccourcissez le nom de l’organisation à 120 caractères.
error-country-unknown-choice = Choisissez un pays dans la liste.
error-lang-unknown-choice = Choisissez une langue dans la liste.
error-access-needs-too-long = Raccourcissez ce texte à 500 caractères.
error-taking-part-consent-needed = Cochez cette case pour participer. Nous en avons besoin pour garder votre inscription.
