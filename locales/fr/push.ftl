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

push-title = Rappels sur cet appareil
push-what = Nous vous prévenons quand cela commence bientôt, quand les portes sont ouvertes, quand une place est libre pour vous et quand quelque chose change. Aucune adresse e-mail n’est nécessaire. Ce que montre un écran verrouillé ne nomme ni la session ni la campagne, mais le nom de ce site peut figurer à côté.
push-remind-me = Me le rappeler sur cet appareil
push-ask-title = Une question sur cet appareil
push-ask-what = Le moment venu, nous vous demandons une seule fois, sur cet appareil, si vous l’avez fait. Ce que montre un écran verrouillé ne dit pas de quoi il s’agit, mais le nom de ce site peut figurer à côté.
push-ask-me = Me le demander sur cet appareil
push-denied = Ce navigateur ne permet pas au site de vous envoyer de rappels. Si vous changez d’avis, autorisez les notifications pour ce site dans les réglages du navigateur, puis réessayez. Tout le reste fonctionne sans elles.
push-failed = Ce navigateur ne peut pas recevoir de rappels pour l’instant. Réessayez plus tard, ou ajoutez la session à votre agenda.
push-device = Rappels depuis le { $since }.
push-here = C’est l’appareil que vous utilisez.
push-kind-reminders = Un jour, une heure et dix minutes avant, et quand quelque chose change
push-kind-doors = Quand les portes sont ouvertes
push-kind-seat = Quand une place est libre pour moi
push-kind-did-you = La question de savoir si je l’ai fait
push-save = Enregistrer
push-stop = Arrêter les rappels sur cet appareil

error-push-not-a-web-address = Nous ne pouvons pas envoyer de rappels à ce navigateur.
error-push-too-many-here = Cinq appareils reçoivent déjà des rappels. Arrêtez-les d’abord sur l’un d’eux.

privacy-push-title = Rappels sur un appareil
privacy-push = Si vous demandez des rappels sur un appareil, nous gardons, chiffrées, l’adresse et les clés que son navigateur a créées pour cela, avec la langue et vos choix. Nous les supprimons quand vous arrêtez les rappels, quand le navigateur retire son autorisation, un jour après la session, ou après vous avoir demandé ce qu’est devenu votre engagement. Les messages passent par un service de l’éditeur du navigateur. Il apprend que ce site a envoyé quelque chose à cet appareil, et quand ; le contenu est chiffré, et seul l’appareil peut le lire.
