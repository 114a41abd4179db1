# Le site comme application sur un téléphone.

ticket-title = Votre billet
ticket-what = Cette page mène à l’inscription gardée sur cet appareil.
ticket-none = Si aucune n’est gardée ici, ouvrez le lien de notre message, ou celui que vous avez enregistré.
ticket-lost = Inscription par e-mail, et lien perdu ? Inscrivez-vous encore une fois avec la même adresse : nous vous le renvoyons.
ticket-without-scripts = Les scripts sont désactivés dans ce navigateur, cette page ne peut donc pas la chercher. Ouvrez plutôt votre lien.
ticket-gone = L’inscription gardée sur cet appareil n’existe plus. Elle a été effacée, ou son délai est passé.

install-title = Gardez ceci comme application
install-what = Placez le site parmi vos applications et ouvrez votre billet d’un geste. Toute personne qui peut ouvrir l’application sur cet appareil voit votre inscription.
install-yes = Installer
install-no = Non, merci

pledge-shared = Le texte que vous avez partagé se trouve dans le message ci-dessous. Il n’est gardé que si vous choisissez de montrer plus qu’un nombre.

offline-title = Vous êtes hors ligne
offline-what = Cette page n’est pas gardée sur cet appareil, et nous sommes injoignables pour l’instant.
offline-again = Réessayer
offline-kept = Ce que vous pouvez lire ici sans réseau
offline-as-of = Cette page était gardée sur votre appareil. Elle date de { $time }.

forget-device = Oublier cet appareil
forgotten-title = Cet appareil a oublié le site
forgotten-what = Plus rien de ce site n’est gardé ici : ni page, ni lien vers une inscription, ni réglage. Les pages que vous ouvrez seront gardées de nouveau dès que vous en rechargerez une.

waiting-title = Ce que vous avez rempli
waiting-what = Nous sommes injoignables pour l’instant. Ce que vous avez rempli partira tout seul dès qu’il y aura du réseau ; vous pouvez fermer cette page. D’ici là, toute personne qui utilise cet appareil peut le lire.
waiting-waits = Gardé sur cet appareil. En attente du réseau.
waiting-refused = L’envoi n’a pas pu être accepté tel quel. Ce que vous avez écrit est toujours là.
waiting-sent = Envoyé.
waiting-change = Modifier
waiting-look = Voir ce qui ne va pas
waiting-drop = Jeter
waiting-go = Voir la suite
waiting-done = C’est bon

newer-version = Ce site a une nouvelle version. Vous pouvez continuer ici ; ce que vous avez écrit est gardé.
newer-load = Charger la nouvelle version
