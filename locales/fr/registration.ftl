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
own-registration-take = Prendre la place
own-registration-again = Redemander une place
own-registration-called-off = La session a été annulée. Vous n’avez rien à faire.
own-registration-over = La session est terminée.
own-registration-doors-open = Les portes sont ouvertes. Entrez.
own-registration-doors-at = On entre par la salle d’attente. Le bouton vers la réunion y apparaît à { $time }.
own-registration-to-doors = Vers la salle d’attente
own-registration-keep-title = Gardez votre lien
own-registration-keep = Nous n’avons pas votre adresse et ne pouvons donc pas vous envoyer de rappels. Ce lien est le seul moyen de revenir à votre inscription : le perdre, c’est perdre l’inscription. Conservez-le, par exemple dans vos favoris, ou photographiez le code.
own-registration-copy = Copier le lien
own-registration-copied = Copié
own-registration-kept-here = Cet appareil garde aussi le lien.
own-registration-other-device = Ouvrir sur un autre appareil
own-registration-qr-hint = Pointez l’appareil photo de l’autre appareil vers le code. Ne le montrez à personne d’autre : il ouvre votre inscription.
own-registration-qr = Code avec le lien vers votre inscription
own-registration-more = Ce que vous pouvez faire aussi
own-registration-change = Modifier ce que vous avez écrit
own-registration-cancel = Rendre votre place
own-registration-erase = Effacer tout ce qui vous concerne
to-own-registration = Vers votre inscription
kept-link = Votre inscription sur cet appareil
kept-forget = L’oublier sur cet appareil
registration-held-until = Une place est gardée pour vous jusqu’au { $until }. Appuyez sur le bouton, et elle est à vous.
registration-offered-until = Une place s’est libérée ; elle est gardée pour vous jusqu’au { $until }. Si vous ne la prenez pas, elle va à la personne suivante.
registration-place-in-line = Vous êtes au numéro { $place } dans la file.
registration-line-mail = Quand une place se libère, nous la gardons un moment pour vous et nous vous écrivons.
registration-line-look = Quand une place se libère, nous la gardons un moment pour vous. Nous ne pouvons pas vous écrire : regardez donc cette page de temps en temps.
registration-expired-what = Le délai pour prendre votre place est passé, et elle a été remise à disposition.
registration-cancelled-what = Vous avez rendu votre place, ou quitté la file. Vous pouvez en redemander une.
registration-state-pending = Pas encore confirmée
registration-state-confirmed = Votre inscription est confirmée
registration-state-attended = Vous avez rejoint la session
registration-state-waitlisted = Vous êtes sur la liste d’attente
registration-state-offered = Une place est libre pour vous
registration-state-expired = Le délai est passé
registration-state-cancelled = Annulée

confirm-title = Confirmez votre inscription
confirm-not-you = Ce n’est pas vous ? Alors ne faites rien : passé ce délai, la place ira à quelqu’un d’autre.
confirm-expired-title = Ce lien est trop ancien
confirm-expired-again = Vous pouvez demander un nouvel e-mail. S’il reste une place, nous la gardons de nouveau pour vous ; sinon, vous serez dans la file.
confirm-again = M’envoyer un nouvel e-mail

change-title = Modifier votre inscription
change-save = Enregistrer
change-back = Revenir sans enregistrer

cancel-title = Rendre votre place ?
cancel-what = Votre place est libre tout de suite pour quelqu’un d’autre. Vous pourrez en redemander une, mais il n’en restera peut-être plus.
cancel-yes = Oui, la rendre
cancel-no = Non, garder ma place
leave-the-line = Quitter la file
leave-the-line-what = Vous abandonnez votre rang. Si vous revenez plus tard, vous serez en fin de file.
leave-the-line-yes = Oui, quitter la file
leave-the-line-no = Non, rester dans la file

erase-title = Effacer tout ce qui vous concerne ?
erase-what = Nous effaçons votre inscription et tout ce que vous avez écrit, maintenant et pour de bon. Votre place va à quelqu’un d’autre, vos liens cessent de fonctionner, et nous ne pourrons rien rétablir.
erase-yes = Oui, tout effacer
erase-no = Non, la garder
erased-title = C’est effacé
erased-what = Nous avons effacé votre inscription et tout ce que vous aviez écrit. Il ne reste rien sur vous ici.

stop-news-title = Ne plus recevoir de nouvelles ?
stop-news-what = Nous cessons de vous envoyer des nouvelles de la campagne. Votre inscription ne change pas.
stop-news-yes = Ne plus en recevoir
stop-news-no = Retour
news-stopped-title = Plus de nouvelles
news-stopped-what = Nous ne vous envoyons plus de nouvelles de la campagne. Votre inscription ne change pas.

form-error-invalid = Quelques points sont à revoir :
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
