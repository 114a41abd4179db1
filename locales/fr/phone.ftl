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
