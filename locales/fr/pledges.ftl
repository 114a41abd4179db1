# Pledging and the wall.

pledge-title = S’engager
pledge-actions = À quoi vous engagez-vous ?
pledge-country = Pays où vous vivez (facultatif)
pledge-visibility = Que peuvent voir les autres ?
visibility-counted = Seulement un nombre
visibility-counted-hint = Vous comptez dans le total. Rien sur vous n’est montré, et nous ne gardons pas votre nom.
visibility-initials = Mes initiales et mon pays
visibility-initials-hint = Nous gardons seulement les initiales.
visibility-pseudonym = Un nom que j’invente
visibility-pseudonym-hint = Choisissez un nom qui ne mène pas à vous.
visibility-named = Mon nom
visibility-named-hint = Tout le monde peut voir que vous soutenez cette campagne.
pledge-name = Nom, vrai ou inventé
pledge-name-hint = Pour les initiales, écrivez votre nom : nous gardons seulement ses premières lettres.
pledge-message = Un message (facultatif)
pledge-message-hint = 280 caractères au plus. Avec des liens, des adresses ou des numéros de téléphone, il attend que quelqu’un l’ait relu.
consent-publish = Vous pouvez montrer ceci sur le mur. Je sais que cela révèle aux autres mon opinion politique.
pledge-what-happens = Avec votre lien, vous pouvez modifier ou retirer votre engagement à tout moment.
pledge-send = Je m’engage

pledges-so-far = engagements à ce jour
wall-title = Engagements
wall-empty = Personne n’a encore mis d’engagement sur le mur. Le vôtre peut être le premier.
wall-see-all = Tous les engagements
wall-by-action = Par type d’engagement
wall-by-country = Par pays
wall-newest-first = Sur le mur, les plus récents d’abord
wall-older = Engagements plus anciens
wall-newest = Engagements les plus récents
wall-show-new = Afficher les nouveaux engagements :

own-pledge-title = Votre engagement
own-pledge-counted = Votre engagement est compté. Merci.
own-pledge-shown-as = Les autres voient
own-pledge-held = Votre message n’est pas encore sur le mur : quelqu’un le relit d’abord.
own-pledge-keep = Conservez ce lien. Avec lui, vous pouvez modifier ou retirer votre engagement à tout moment.
own-pledge-withdraw = Retirer mon engagement
withdrawn-title = Votre engagement est retiré
withdrawn-text = Il n’est plus compté et n’est plus sur le mur.

error-actions-missing = Choisissez au moins un engagement.
error-actions-unknown-choice = Choisissez dans la liste.
error-visibility-unknown-choice = Choisissez ce que les autres peuvent voir.
error-pledge-name-missing = Écrivez le nom à montrer, ou choisissez « Seulement un nombre ».
error-pledge-name-too-long = Raccourcissez le nom à 80 caractères.
error-pledge-country-unknown-choice = Choisissez un pays dans la liste.
error-message-too-long = Raccourcissez le message à 280 caractères.
error-publish-consent-needed = Cochez cette case pour être sur le mur, ou choisissez « Seulement un nombre ».
