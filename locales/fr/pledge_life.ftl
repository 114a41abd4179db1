# What becomes of a pledge: confirmed by mail, changed, looked at, kept, taken back.

pledge-mail = Confirmer par e-mail (facultatif)
pledge-mail-hint = Avec une adresse e-mail, votre engagement compte comme confirmé : nous envoyons un seul message avec un bouton. Sans adresse, il est gardé sur cet appareil et compte comme non confirmé.
pledge-mail-kept = Nous supprimons l’adresse dès qu’il n’y a plus rien à envoyer : quand vous avez appuyé sur le bouton ou, si vous cochez cette case, quand nous avons posé la question.
consent-ask = Vous pouvez me demander une seule fois par e-mail, après coup, si je l’ai fait.
pledge-public-until = Il est public au plus tard jusqu’au { $day }. Vous pouvez y mettre fin plus tôt sur votre page personnelle.

pledged-title = Consultez votre messagerie
pledged-mail = Nous vous avons envoyé un message. Ouvrez le lien qu’il contient et appuyez sur le bouton : votre engagement est alors compté.
pledged-no-mail = Toujours rien après dix minutes ? Regardez dans les courriers indésirables, puis engagez-vous encore une fois.
pledge-confirm-title = Confirmez votre engagement
pledge-confirm-what = Appuyez sur le bouton, et votre engagement est compté. Il attend jusqu’au { $until }.
pledge-confirm = Confirmer mon engagement
pledge-confirm-not-you = Ce n’était pas vous ? Ne faites rien : après ce délai, nous le supprimons.
pledge-confirm-expired = Cet engagement n’a pas été confirmé à temps, ou a été retiré. Nous n’en gardons rien. Vous pouvez vous engager de nouveau.

own-pledge-pending = Votre engagement n’est pas encore confirmé. Appuyez sur le bouton derrière le lien de notre message.
own-pledge-only-number = Un de plus dans le total, et rien d’autre.
own-pledge-shown = Il est sur le mur.
own-pledge-soon = Il n’est pas encore sur le mur. Il y apparaîtra tout seul.
own-pledge-waiting = Il n’est pas encore sur le mur : quelqu’un le relit d’abord.
own-pledge-hidden = Il n’a pas été mis sur le mur, ou en a été retiré. Il est compté quand même.
own-pledge-until = Les autres le voient au plus tard jusqu’au { $day }. Ensuite, nous supprimons le nom et le message, et seul le nombre reste.
own-pledge-change = Le modifier
own-pledge-keep-mail = Notre message contient le lien vers cette page. Avec lui, vous pouvez modifier ou retirer votre engagement à tout moment.

pledge-change-title = Modifier votre engagement
pledge-last-day = Dernier jour sur le mur
pledge-last-day-hint = Le { $day } au plus tard. Ensuite, seul le nombre reste.
error-public-until-out-of-range = Choisissez un jour à partir d’aujourd’hui, et pas après le dernier possible.
error-visibility-out-of-range = Le temps pendant lequel cet engagement pouvait être public est passé. Il reste compté.
error-pledge-email-too-long = Raccourcissez l’adresse e-mail à 254 caractères.
error-pledge-email-not-an-email = Vérifiez l’adresse e-mail. Elle ressemble à nom@example.org.
error-pledge-email-too-many-here = Beaucoup de personnes se sont engagées sans adresse e-mail depuis ce réseau pendant la dernière heure, peut-être dans la même salle. Écrivez votre adresse e-mail ici, et vous n’aurez pas à attendre ; sinon, réessayez dans une heure.

withdraw-title = Retirer votre engagement ?
withdraw-what = Nous le supprimons avec tout ce que vous avez écrit. Il ne sera plus compté ni montré sur le mur, et nous ne pourrons pas le rétablir.
withdraw-yes = Oui, le retirer
withdraw-no = Non, le garder

did-you-title = L’avez-vous fait ?
did-you-what = Dites-le-nous, et il compte comme tenu. Vous pouvez changer de réponse à tout moment.
did-you-yes = Oui, je l’ai fait
did-you-done = Vous l’avez fait
did-you-no = Je n’ai rien fait de cela
did-you-not-done = Vous ne l’avez pas fait
did-you-unsay = Annuler cette réponse

mail-pledge-confirm-subject = Merci de confirmer
mail-pledge-confirm-intro = Quelqu’un, sans doute vous, nous a laissé quelque chose à confirmer :
mail-pledge-confirm-until = Nous attendons jusqu’au { $until }. Ensuite, nous le supprimons.
mail-pledge-confirm-action = Pour confirmer, ouvrez cette page et appuyez sur le bouton qui s’y trouve :
mail-pledge-confirm-link = Ouvrir la page
mail-pledge-existing-intro = Vous nous avez déjà laissé quelque chose. Rien n’a changé :
mail-pledge-why-asked = Vous recevez ce message parce que cette adresse a été saisie dans un formulaire de cette campagne. Si ce n’était pas vous, vous n’avez rien à faire.
mail-did-you-subject = Une question
mail-did-you-intro = Vous avez accepté que nous vous demandions une fois ce qu’il en est :
mail-did-you-action = Votre page personnelle a un bouton pour chaque réponse :
mail-did-you-link = Répondre
mail-did-you-why = Vous recevez cet unique message parce que vous avez accepté cette question. Nous n’en envoyons pas d’autre, et nous supprimons maintenant votre adresse.
