# Voting help.

voting-title = Aide pour voter
voting-intro = Quand chaque pays vote, à partir de quel âge, et combien de sièges il pourvoit. Les règles de vote varient : consultez la source pour savoir comment et jusqu’à quand s’inscrire pour voter.
voting-source = Source, et règles d’inscription : { $source }
voting-table = Le vote dans chaque pays
voting-country = Pays
voting-days = Jours
voting-age = Âge pour voter
voting-seats = Sièges
voting-duty = Vote obligatoire ?
voting-yes = Oui
voting-no = Non
cannot-vote-title = Vous ne pouvez pas voter ?
cannot-vote = Même sans voter, vous comptez. Rencontrez des candidates et des candidats, rejoignez la campagne, ou emmenez quelqu’un qui peut voter.

voting-choose = Dans quel pays votez-vous ?
voting-choose-hint = Nous ne gardons votre choix nulle part : pas de cookie, rien dans notre journal.
voting-choose-first = Choisissez un pays
voting-show = Afficher
voting-upcoming = Le vote n’a pas commencé
voting-now = On vote en ce moment
voting-over = Le vote est terminé
voting-begins-in = Le premier jour de vote commence dans
voting-ends-in = Le dernier jour de vote se termine dans
voting-ended = Les jours de vote sont passés
voting-clocks = Les jours commencent et finissent à minuit, dans le fuseau horaire { $zone }. La source dit quand les bureaux de vote ouvrent et ferment.
