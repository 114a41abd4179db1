# What other sites can show in a frame, and the page that offers it.

nav-embed = Pour votre site
embed-from = De

embed-title = Montrez-le sur votre site
embed-intro = Placez le compte à rebours, l’inscription ou les engagements sur une page de votre site : une ligne de HTML, rien à installer, rien à payer.
embed-listed-title = D’abord, dites-nous où
embed-listed = Les navigateurs n’affichent ces cadres que sur les sites inscrits par l’équipe d’organisation ({ $organisation }). Envoyez-lui l’adresse de votre site, par exemple https://example.org, et dites ce que vous voulez montrer.

embed-countdown = Compte à rebours
embed-countdown-what = Le sujet de la session, son heure, le temps qui reste, et un bouton pour s’inscrire.
embed-register = Inscription
embed-register-what = Le formulaire entier. On s’inscrit sans quitter votre page et on reçoit les mêmes e-mails que tout le monde.
embed-wall = Engagements
embed-wall-what = Combien de personnes se sont engagées, les derniers engagements qui peuvent être montrés, et un bouton pour s’engager. Cela bouge pendant qu’on regarde.

embed-html = Une ligne pour votre page
embed-copy = Copier la ligne
embed-copied = Copié

embed-know-title = Bon à savoir
embed-know-privacy = Le cadre ne pose aucun cookie, ne charge rien d’ailleurs et ne dit jamais à votre page ce que l’on écrit. Votre page apprend seulement la hauteur dont le cadre a besoin.
embed-know-lang = Il parle la langue de cette page. Pour qu’il suive le navigateur de chaque visiteur, retirez la langue de l’adresse :
embed-know-scheme = Il est clair ou sombre comme l’appareil de chaque visiteur, sur un fond à lui.
embed-know-scripts = Il fonctionne aussi sans scripts. Sa hauteur reste alors celle que vous avez écrite, et il défile en lui-même.

embed-registered = Ouvrez votre page maintenant : elle s’ouvre dans un nouvel onglet. Gardez-en le lien, seul chemin vers votre inscription.
