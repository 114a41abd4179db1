# La modération : la file, ce qui a été décidé, et la tenue du mur.

moderation-help = Ce que les gens ont envoyé et que quelqu’un doit lire, en commençant par le plus ancien.
moderation-done-help = Tout ce qui est montré ou masqué en ce moment, en commençant par le plus récent. Vous pouvez changer d’avis ici.
moderation-wall-help = Qui regarde et quand, si le mur est figé, et quels mots retiennent un engagement.

moderation-pages = Pages de la modération
moderation-page-queue = En attente
moderation-page-done = Montrés et masqués
moderation-page-wall = Tenue du mur
moderation-nothing-published = Publiez d’abord une session. Ce que les gens envoient attendra ensuite ici.

moderation-count =
    { $count ->
        [0] Rien n’attend.
        [one] { $count } en attente.
       *[other] { $count } en attente.
    }
moderation-empty = Il n’y a rien à lire pour le moment. Ce qui arrive apparaît ici tout seul.
moderation-frozen = Le mur est figé. Ce que vous approuvez apparaîtra quand il reprendra.
moderation-next-page = La suite de la file
moderation-oldest = D’autres attendent : voir les plus anciens
moderation-gone = Retiré par son auteur, ou n’attend plus.
moderation-unsent = L’envoi n’a pas abouti. Vérifiez votre connexion et appuyez de nouveau sur le bouton.

moderation-pledge = Engagement
moderation-report = Compte rendu de rencontre
moderation-waits = En attente
moderation-message-waits = Son message attend, le reste est sur le mur
moderation-shown = Montré
moderation-hidden = Masqué
moderation-day-and-time = { $day }, { $time }
moderation-tick = Cocher { $name }

moderation-why = Pourquoi il attend
moderation-why-review-first = Tout engagement était lu d’abord quand il est arrivé.
moderation-why-hidden-before = Il a été masqué et a maintenant d’autres mots.
moderation-why-report = Tout compte rendu est lu d’abord.
moderation-why-then = Un mot de ce texte était sur la liste quand il est arrivé.
moderation-why-name-link = Son nom ressemble à un lien.
moderation-why-name-address = Son nom ressemble à une adresse électronique.
moderation-why-name-phone = Son nom ressemble à un numéro de téléphone.
moderation-why-name-word = Son nom contient le mot de la liste « { $word } ».
moderation-why-message-link = Son message semble contenir un lien.
moderation-why-message-address = Son message semble contenir une adresse électronique.
moderation-why-message-phone = Son message semble contenir un numéro de téléphone.
moderation-why-message-word = Son message contient le mot de la liste « { $word } ».

moderation-approve = Approuver
moderation-hide = Masquer
moderation-hide-whole = Masquer retire toute la carte du mur, pas seulement le message. L’engagement reste compté.
moderation-give-reason = Donner une raison
moderation-reason = Raison
moderation-reason-none = Aucune
moderation-reason-spam = Publicité, ou toujours la même chose
moderation-reason-insult = Insulte ou menace
moderation-reason-private = Parle de quelqu’un qui n’a pas donné son accord
moderation-reason-off-topic = Sans rapport avec la campagne
moderation-reason-misleading = Faux, et peut détourner du vote
moderation-reason-harmless = Sans danger : pris pour autre chose
moderation-note = Avec vos mots (facultatif)
moderation-note-hint = Gardé pour toujours dans le journal. N’écrivez jamais un nom, une adresse ou autre chose sur une personne.
moderation-ban = Bannir un de ses mots
moderation-ban-word = Le mot
moderation-ban-means = Les engagements en { $language } avec ce mot attendront désormais. Celui-ci est masqué.
moderation-ban-send = Bannir ce mot et masquer
moderation-undo = Annuler
moderation-undo-of = Annuler : { $name }
moderation-tick-all = Tout cocher sur cette page
moderation-approve-ticked = Approuver tout ce qui est coché
moderation-hide-ticked = Masquer tout ce qui est coché

moderation-you-approved = Vous l’avez approuvé ({ $time }).
moderation-you-hid = Vous l’avez masqué ({ $time }).
moderation-who-approved = Approuvé par { $who } ({ $time }).
moderation-who-hid = Masqué par { $who } ({ $time }).
moderation-command-approved = Approuvé par une commande sur le serveur ({ $time }).
moderation-command-hid = Masqué par une commande sur le serveur ({ $time }).

moderation-said-approved =
    { $count ->
        [one] Approuvé.
       *[other] { $count } approuvés.
    }
moderation-said-hidden =
    { $count ->
        [one] Masqué.
       *[other] { $count } masqués.
    }
moderation-said-undone = Annulé. Tout est comme avant.
moderation-said-too-late = Plus de dix minutes ont passé, ce n’est plus annulable. Décidez de nouveau sous « Montrés et masqués ».
moderation-said-not-undone = Rien n’a été annulé : il s’est passé autre chose depuis.
moderation-said-nothing = Rien n’a été décidé. Cochez d’abord au moins un élément.
moderation-said-late-one = Quelqu’un a été plus rapide, et cela reste valable.
moderation-said-late = { $count } étaient déjà décidés, et cela reste valable. Chacun dit par qui.
moderation-said-changed =
    { $count ->
        [one] Un élément a changé depuis votre lecture. Relisez-le.
       *[other] { $count } éléments ont changé depuis votre lecture. Relisez-les.
    }
moderation-said-gone =
    { $count ->
        [one] Un élément a été retiré par la personne qui l’avait envoyé.
       *[other] { $count } éléments ont été retirés par les personnes qui les avaient envoyés.
    }

moderation-last = Dernières décisions
moderation-last-hint = Chacune peut être annulée pendant dix minutes, par tous les modérateurs.

moderation-keys = Touches
moderation-keys-where = Elles marchent quand la liste a le focus.
moderation-keys-go = Aller à la liste
moderation-key-next = Suivant
moderation-key-previous = Précédent
moderation-key-approve = Approuver
moderation-key-hide = Masquer
moderation-key-ban = Bannir un mot : choisissez-le, puis appuyez sur le bouton
moderation-key-undo = Annuler cette décision, ou la dernière
moderation-key-tick = Cocher
moderation-key-back = Revenir à l’élément depuis un champ

moderation-search = Afficher
moderation-stands = Quoi
moderation-stands-all = Montrés et masqués
moderation-named = Nom montré
moderation-older = Plus anciens
moderation-newest = Revenir aux plus récents
moderation-done-empty = Rien n’est encore montré ni masqué. Ce que vous décidez apparaît ici.
moderation-done-none = Rien ne correspond. Essayez une autre partie du nom.

moderation-review-title = Quand quelqu’un regarde
moderation-review-first-now = Chaque engagement est lu avant d’être montré.
moderation-review-after-now = Les engagements sont montrés tout de suite, sauf si quelque chose doit être lu.
moderation-review-first = Lire d’abord
moderation-review-first-means = Si vous changez cela, chaque nouvel engagement avec un nom vous attend. Ce qui est sur le mur y reste.
moderation-review-after = Montrer tout de suite
moderation-review-after-means = Si vous changez cela, les nouveaux engagements apparaissent tout de suite. Seuls attendent ceux qui ont un lien, une adresse, un numéro de téléphone ou un mot de la liste. Ce qui attend déjà continue d’attendre.
moderation-freeze-title = Mur figé
moderation-thawed-now = Le mur vit : ce qui peut être montré apparaît.
moderation-frozen-now = Le mur est figé : rien de nouveau n’apparaît, et le compte continue.
moderation-freeze = Figer le mur
moderation-freeze-means = Si vous le figez, les visiteurs ne voient plus de nouvel engagement jusqu’à la reprise. On peut toujours s’engager, et c’est compté.
moderation-thaw = Laisser reprendre le mur
moderation-thaw-means = Si vous le laissez reprendre, tout ce qui peut être montré et a attendu apparaît d’un coup.

moderation-words-title = Mots à surveiller
moderation-words-means = Un message avec l’un d’eux vous attend ; un nom avec l’un d’eux retient tout l’engagement. Les majuscules, les signes de voyelles et les lettres répétées ne comptent pas. Seuls les engagements à venir sont retenus.
moderation-words-none = Aucun mot sur la liste. Ajoutez le premier ci-dessus.
moderation-words-every = Toutes les langues
moderation-word = Mot
moderation-word-hint = Un mot, ou plusieurs qui se suivent.
moderation-word-language = Le chercher dans les engagements en
moderation-word-add = Ajouter le mot
moderation-word-remove = Retirer
moderation-word-remove-it = Retirer { $word }

moderation-wall-said-review-first = C’est fait. Chaque nouvel engagement vous attend.
moderation-wall-said-review-after = C’est fait. Les nouveaux engagements apparaissent tout de suite.
moderation-wall-said-freeze = C’est fait. Le mur est figé.
moderation-wall-said-thaw = C’est fait. Le mur reprend.
moderation-wall-said-add-word = C’est fait. Le mot est sur la liste.

error-word-missing = Saisissez le mot.
error-word-out-of-range = Saisissez un mot d’au moins une lettre et d’au plus 60 caractères.
