# Le compte d'un organisateur.

account-title = Votre compte
account-help = Le nom que les autres voient, et votre façon d’entrer.
account-name = Nom
account-name-hint = Les autres organisateurs le voient.
account-lang = Langue de ces pages
account-email = Vous vous connectez avec :
account-save = Enregistrer
account-saved = Enregistré.
account-back = Retour à votre compte
account-cancel = Annuler
account-safe = Votre façon d’entrer
account-change-password = Changer votre mot de passe
account-change-app = Utiliser une autre application d’authentification
account-make-codes = { $count ->
    [one] Faire de nouveaux codes de secours (il en reste { $count })
   *[other] Faire de nouveaux codes de secours (il en reste { $count })
}
account-see-sign-ins = { $count ->
    [one] Voir vos connexions ouvertes ({ $count } seule)
   *[other] Voir vos connexions ouvertes ({ $count })
}
account-password-changed = Votre mot de passe est changé. Toutes les autres connexions sont fermées.
account-app-changed = Votre nouvelle application est prête. Toutes les autres connexions sont fermées.
account-codes-changed = Vos nouveaux codes de secours sont valables. Les anciens ne le sont plus.

account-password-title = Changer votre mot de passe
account-password-help = Quand vous le changez, toutes vos autres connexions se ferment aussitôt.
account-password-old = Le mot de passe que vous avez
account-password-new = Le mot de passe que vous voulez
account-password-hint = Au moins 12 caractères. Quatre ou cinq mots sans rapport entre eux se retiennent bien et se devinent mal.
account-password-save = Le changer
error-password-missing = Écrivez un mot de passe.
error-password-too-short = Allongez le mot de passe à 12 caractères au moins.
error-password-too-long = Raccourcissez le mot de passe à 128 caractères.
error-password-too-easy = Ce mot de passe se devine trop facilement. Prenez quatre ou cinq mots sans rapport entre eux, et pas votre nom.

account-codes-title = Faire de nouveaux codes de secours
account-codes-help = Avec les nouveaux codes, les anciens ne marchent plus.
account-codes-make = Montrer de nouveaux codes

account-sign-ins-title = Vos connexions ouvertes
account-sign-ins-help = Si vous n’en reconnaissez pas une, fermez-la et changez votre mot de passe.
account-sign-ins-one = Connexion le { $began }. Dernière utilisation le { $seen }.
account-sign-ins-this = C’est ici que vous êtes maintenant.
account-sign-ins-end-one = Fermer celle-ci
account-sign-ins-end-others = Fermer toutes les autres
