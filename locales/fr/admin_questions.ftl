# The audience's questions, for organisers.

admin-questions-help = Choisissez ce qui est posé pendant la session et dites ce qui a reçu une réponse. Tout le monde voit aussitôt ce que vous faites ici.
admin-questions-empty = Personne n’a encore posé de question. Elles apparaissent ici toutes seules. On les pose sur cette page :
admin-questions-unpublished = Rien n’est encore publié. Publiez d’abord une campagne avec sa session ; ensuite on pourra poser des questions.
admin-questions-moved = Quelqu’un d’autre s’est occupé de cette question entre-temps. Voici où en sont les choses.
admin-questions-more =
    { $count ->
        [one] { $count } autre n’est pas affichée. Elle apparaîtra quand d’autres seront traitées.
       *[other] { $count } autres ne sont pas affichées. Elles apparaîtront quand d’autres seront traitées.
    }
admin-question-state-held = À regarder d’abord
admin-question-state-answering = On y répond maintenant
admin-question-state-asked = En attente, les plus demandées d’abord
admin-question-state-answered = Avec réponse
admin-question-state-hidden = Masquées
admin-question-number = Question { $number }
admin-question-release = L’afficher
admin-question-now = On y répond
admin-question-answered = Réponse donnée
admin-question-ask = Remettre en attente
admin-question-restore = La faire revenir
admin-question-hide = Masquer
admin-question-write = Répondre par écrit
admin-question-answer = Réponse (facultative)
admin-question-answer-hint = Tout le monde la voit sous la question. 500 caractères au plus.
admin-question-answer-change = Modifier la réponse
admin-question-answer-save = Enregistrer la réponse

error-question-answer-missing = Écrivez une réponse.
error-question-answer-too-long = Raccourcissez la réponse à 500 caractères.
