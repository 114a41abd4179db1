# Importer une liste d’inscriptions.

admin-import = Importer
admin-import-help = Inscrivez plusieurs personnes à la fois avec une liste, si toutes vous l’ont demandé. Vous voyez d’abord ce qu’elle ferait.
admin-import-for = Elles sont inscrites à « { $session } ».
admin-import-file = Fichier CSV
admin-import-file-hint = Tout tableur peut en enregistrer un. Au plus { $rows } lignes et 1 Mo, en UTF-8.
admin-import-paste = Ou collez les lignes ici
admin-import-paste-hint = Comme vous les copiez d’un tableur, avec les noms des colonnes. Elles sont lues si aucun fichier n’est choisi.
admin-import-lang = Langue de nos messages quand une ligne n’en indique pas
admin-import-check = Vérifier
admin-import-check-hint = Rien n’est encore enregistré.
admin-import-columns = Ce qu’elle peut contenir
admin-import-columns-what = La première ligne contient les noms des colonnes, dans n’importe quel ordre. Un fichier exporté ici peut aussi être importé. Les autres colonnes sont laissées de côté.
admin-import-example = Fichier d’exemple
admin-import-example-needs = sous-titres
admin-import-column = Colonne
admin-import-also = Autres noms : { $names }

# Noms de colonnes et de langues qui sont compris : d’abord le nom usuel, les autres derrière une barre.
admin-import-names-name = Nom | Nom complet | Nom et prénom
admin-import-names-email = E-mail | Adresse e-mail | Courriel | Adresse électronique
admin-import-names-organisation = Organisation | Structure
admin-import-names-country = Pays
admin-import-names-language = Langue
admin-import-names-access-needs = Besoins | Ce qu’il faut pour participer
admin-import-names-lang-en = Anglais
admin-import-names-lang-fr = Français
admin-import-names-lang-ar = Arabe

admin-import-takes-name = Obligatoire. Le nom que la personne veut qu’on utilise, au plus 80 caractères.
admin-import-takes-email = La colonne est obligatoire. Une case peut rester vide : la personne ne reçoit alors aucun e-mail, et sa place est à elle tout de suite.
admin-import-takes-organisation = Au plus 120 caractères, ou rien.
admin-import-takes-country = Un pays du formulaire d’inscription, par son code (FR) ou son nom ; ZZ pour tout autre ; ou rien.
admin-import-takes-language = en, fr ou ar, ou son nom. Sans indication, la langue que vous choisissez plus haut.
admin-import-takes-access-needs = Au plus 500 caractères, ou rien.

admin-import-refused-nothing = Choisissez un fichier, ou collez des lignes.
admin-import-refused-too-large = La liste dépasse 1 Mo. Divisez-la et importez une partie après l’autre.
admin-import-refused-not-text = Ce n’est pas du texte en UTF-8. Dans votre tableur, enregistrez en « CSV UTF-8 » et choisissez ce fichier.
admin-import-refused-no-name = Aucune colonne ne s’appelle « nom ». Écrivez les noms des colonnes dans la première ligne.
admin-import-refused-no-email = Aucune colonne ne s’appelle « e-mail ». Ajoutez-en une, même si certaines personnes n’ont pas d’adresse.
admin-import-refused-open-quote = Un guillemet au début d’une case n’est jamais fermé. Fermez-le, ou retirez-le.
admin-import-refused-no-rows = Il n’y a rien sous les noms des colonnes.
admin-import-refused-too-many-rows = La liste a plus de { $rows } lignes. Divisez-la et importez une partie après l’autre.
error-row-too-long = Cette ligne a plus de cases qu’il n’y a de colonnes. Mettez entre guillemets une case qui contient une virgule ou un point-virgule.

admin-import-look = Vérifier la liste
admin-import-look-help = Voici ce que la liste ferait. Rien n’est encore enregistré.
admin-import-changed = Les lignes ont changé depuis la vérification. Regardez-les encore une fois.
admin-import-count-new =
    { $count ->
        [0] Personne ne peut être importé.
        [one] { $count } personne peut être importée.
       *[other] { $count } personnes peuvent être importées.
    }
admin-import-count-skipped =
    { $count ->
        [one] { $count } ligne est passée : elle nomme une personne déjà inscrite, ou déjà dans une ligne précédente.
       *[other] { $count } lignes sont passées : elles nomment des personnes déjà inscrites, ou déjà dans une ligne précédente.
    }
admin-import-count-wrong =
    { $count ->
        [one] { $count } ligne est à corriger, et laissée de côté.
       *[other] { $count } lignes sont à corriger, et laissées de côté.
    }
admin-import-ignored = Colonnes laissées de côté : { $columns }
admin-import-problems = Ce qui est à corriger
admin-import-row = Ligne
admin-import-found = Ce qui s’y trouve, et que faire
admin-import-empty = rien
admin-import-skipped = Qui est passé
admin-import-why = Pourquoi
admin-import-there = Cette adresse est déjà inscrite.
admin-import-there-without-address = Une personne de ce nom et de cette organisation, sans adresse, est déjà inscrite.
admin-import-same-as = La même personne est à la ligne { $row }.
admin-import-good = Qui peut être importé
admin-import-more =
    { $count ->
        [one] { $count } autre n’est pas affichée.
       *[other] { $count } autres ne sont pas affichées.
    }
admin-import-what = Ce que fait l’importation
admin-import-seats =
    { $free ->
        [0] Toutes les places sont prises.
        [one] { $free } place est libre. Elle va à la première personne de la liste.
       *[other] { $free } places sont libres. Elles sont données dans l’ordre de la liste.
    }
admin-import-waiting =
    { $count ->
        [one] { $count } personne attend dans la file.
       *[other] { $count } personnes attendent dans la file, dans l’ordre de la liste.
    }
admin-import-mails =
    { $count ->
        [one] { $count } personne reçoit tout de suite un e-mail, dans sa langue. Si elle a une place, elle la confirme
       *[other] { $count } personnes reçoivent chacune un e-mail, dans leur langue. Qui a une place la confirme
    } { $hours ->
        [one] en { $hours } heure ;
       *[other] en { $hours } heures ;
    } sinon la place va à la personne suivante.
admin-import-no-mails =
    { $count ->
        [one] { $count } personne n’a pas d’adresse : elle ne reçoit aucun e-mail, et une place est à elle tout de suite.
       *[other] { $count } personnes n’ont pas d’adresse : elles ne reçoivent aucun e-mail, et une place est à elles tout de suite.
    }
admin-import-news = Personne ne reçoit ainsi les nouvelles de la campagne. Chacun peut les demander sur sa propre page.
admin-import-asked = Chacune de ces personnes m’a demandé de l’inscrire, et sait que nous gardons ce qui est écrit ici jusqu’à quelque temps après la session.
admin-import-send =
    { $count ->
        [one] Importer { $count } personne
       *[other] Importer { $count } personnes
    }
admin-import-edit = Voir et changer les lignes
admin-import-rows = Lignes
admin-import-again = Vérifier de nouveau
admin-import-other = Choisir une autre liste

admin-import-done = Importation faite
admin-import-done-help = Voici ce que la liste a fait.
admin-import-done-count =
    { $count ->
        [0] Personne n’a été importé.
        [one] { $count } personne a été importée.
       *[other] { $count } personnes ont été importées.
    }
admin-import-done-seated =
    { $count ->
        [0] Personne n’a eu de place.
        [one] { $count } d’entre elles a une place ; si elle a une adresse, elle la confirme par e-mail.
       *[other] { $count } d’entre elles ont une place ; qui a une adresse la confirme par e-mail.
    }
admin-import-done-waiting =
    { $count ->
        [one] { $count } d’entre elles attend dans la file.
       *[other] { $count } d’entre elles attendent dans la file.
    }
