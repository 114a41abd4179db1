# Questions to the session.

nav-questions = Questions
questions-title = Questions
questions-intro = Demandez ce que vous voulez savoir, maintenant ou pendant la session. Votez pour les questions auxquelles vous voulez qu’on réponde d’abord.
questions-over = On ne peut plus poser de question. Voici celles qui ont été posées.
questions-reload = Rechargez cette page pour voir les nouvelles questions et les votes.
questions-empty = Aucune question n’attend de réponse. Posez la première.
questions-waiting = Les plus demandées d’abord
questions-answered = Réponses données
questions-see-all = Toutes les questions
question-now = On y répond maintenant
question-answer = Réponse :
question-votes =
    { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }
question-vote = Voter pour cette question
question-voted = Vous avez voté pour elle.
question-unvote = Retirer mon vote

ask-title = Poser une question
ask-question = Votre question
ask-question-hint = 280 caractères au plus. Avec un lien, une adresse ou un numéro de téléphone, elle attend que quelqu’un l’ait lue.
ask-name = Votre nom (facultatif)
ask-name-hint =
    { $days ->
        [one] Tout le monde le voit à côté de votre question. Nous l’effaçons un jour après la session.
       *[other] Tout le monde le voit à côté de votre question. Nous l’effaçons { $days } jours après la session.
    }
ask-send = Poser la question
asked-title = Votre question est posée
asked-text = Tout le monde peut maintenant la voir et voter pour elle. On répond d’abord aux questions les plus demandées.
ask-waits-title = Votre question attend
ask-waits-text = Elle semble contenir un lien, une adresse ou un numéro de téléphone. Quelqu’un la lit d’abord ; elle apparaît ensuite avec les autres.

error-question-missing = Écrivez votre question, en trois caractères au moins.
error-question-too-long = Raccourcissez votre question à 280 caractères.
error-question-name-too-long = Raccourcissez votre nom à 80 caractères.

privacy-questions =
    { $days ->
        [one] Tout le monde voit ce que vous demandez, et votre nom si vous l’écrivez. Nous effaçons le nom un jour après la session. Si vous votez pour une question, votre appareil garde pendant 30 jours un cookie avec un nombre au hasard, pour n’avoir qu’une voix. Il ne dit rien de vous ; qui ne vote pas n’en reçoit pas.
       *[other] Tout le monde voit ce que vous demandez, et votre nom si vous l’écrivez. Nous effaçons le nom { $days } jours après la session. Si vous votez pour une question, votre appareil garde pendant 30 jours un cookie avec un nombre au hasard, pour n’avoir qu’une voix. Il ne dit rien de vous ; qui ne vote pas n’en reçoit pas.
    }
