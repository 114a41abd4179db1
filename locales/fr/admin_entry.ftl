# Les entrées de l'espace des organisateurs.

entry-title = Se connecter
entry-help = C’est ici qu’entrent les organisateurs : d’abord avec un mot de passe, puis avec un code.
entry-email = Adresse e-mail
entry-password = Mot de passe
entry-go-on = Continuer
entry-go-in = Entrer
entry-somebody-else = Se connecter avec un autre compte
entry-wait = { $minutes ->
    [one] Trop d’essais ont échoué. Attendez une minute, puis réessayez.
   *[other] Trop d’essais ont échoué. Attendez { $minutes } minutes, puis réessayez.
}
error-password-wrong = L’adresse ou le mot de passe est faux. Vérifiez les deux et réessayez.

entry-code-title = Deuxième étape
entry-code-help = Un code montre que c’est bien vous, même si quelqu’un d’autre connaît votre mot de passe.
entry-code = Code
entry-code-hint = Les six chiffres que votre application d’authentification affiche maintenant, ou un de vos codes de secours.
error-code-wrong = Ce code est faux ou a déjà servi. Attendez le suivant et essayez avec celui-là.

entry-set-up-title = Préparer la deuxième étape
entry-set-up-help = En plus du mot de passe, il vous faut le code d’une application : ainsi, un mot de passe seul n’ouvre rien ici.
entry-set-up-app = Ouvrez une application d’authentification sur votre téléphone. Si vous n’en avez pas, installez-en une : toutes celles qui font des codes à six chiffres conviennent.
entry-set-up-scan = Faites lire cette image par l’application.
entry-set-up-picture = La clé pour votre application, en image pour son appareil photo
entry-set-up-or-type = Si elle ne peut pas lire l’image, tapez cette clé dans l’application :
entry-set-up-code = Les six chiffres que l’application affiche maintenant

entry-codes-title = Gardez vos codes de secours
entry-codes-help = Si vous perdez votre téléphone, un de ces codes vous laisse entrer.
entry-codes-what-for = Imprimez cette page, ou notez les codes et gardez-les là où personne d’autre ne les trouve. Chacun sert une fois. Vous ne les verrez plus ici.
entry-codes-kept = J’ai gardé ces codes
entry-codes-copy = Copier les codes
entry-codes-copied = Copié

entry-again-title = Votre mot de passe, s’il vous plaît
entry-again-help = Ce que vous voulez faire est important : nous le demandons encore une fois. Cela vaut ensuite dix minutes.
error-current-password-wrong = Ce n’est pas votre mot de passe. Réessayez.
