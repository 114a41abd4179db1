# Le mur : ses nombres, ses graphiques et son filtre.

pledges-confirmed = Confirmés par e-mail :
pledges-not-confirmed = Non confirmés :

wall-numbers = En chiffres
wall-action = Type d’engagement
wall-made = Pris
wall-kept = Tenus
wall-by-language = Par langue
wall-over-time = Jour après jour
wall-days = Afficher chaque jour dans un tableau
wall-too-few = trop peu
wall-rounding = Les petits groupes ne sont pas comptés à part. Qui a choisi d’être seulement un nombre est ajouté par cinq, après dix arrivées, changements ou départs.
wall-newest-elsewhere = Les derniers engagements sont sur le mur.

wall-filter = Choisir des engagements
wall-filter-country = Pays
wall-filter-action = Type d’engagement
wall-filter-language = Langue
wall-filter-any = Tous
wall-filter-show = Afficher
wall-filter-none = Afficher tous les engagements
wall-none-fits = Aucun engagement sur le mur ne correspond à votre choix. Choisissez autre chose.

preview-title = Les autres verront
preview-counted = Une unité de plus dans le nombre.

error-action-unknown-choice = Choisissez un engagement dans la liste.
error-language-unknown-choice = Choisissez une langue dans la liste.
