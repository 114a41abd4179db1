# Partager : liens vers d’autres sites, et textes des images de partage.

share-title = Partager
share-device = Partager depuis cet appareil
share-copy = Copier le lien
share-copied = Copié
share-mail = E-mail
share-sms = SMS
share-hint = Ces liens mènent à d’autres sites. Ils n’apprennent rien de vous avant que vous en ouvriez un.

picture-pledges = À quoi vous engagez-vous ?
picture-first-pledge = Soyez la première personne à vous engager
picture-total =
    { $total ->
        [one] Un engagement à ce jour
       *[other] { $total } engagements à ce jour
    }
picture-vote = Comment voter dans votre pays
picture-questions = Posez votre question
