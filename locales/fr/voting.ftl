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
