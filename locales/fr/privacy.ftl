# What is kept about people.

privacy-title = Vie privée
privacy-visit-title = Votre visite
privacy-visit = Pendant votre visite, nous ne déposons aucun cookie, nous ne chargeons rien depuis d’autres sites, et nous ne gardons pas votre adresse internet. Personne ne vous suit à la trace ici.
privacy-registration =
    { $days ->
        [one] Nous gardons ce que vous écrivez dans le formulaire pour organiser la session, et nous le supprimons { $days } jour après la session. Si vous gardez votre inscription sur cet appareil, nous ne gardons aucune adresse. Nous ne demandons jamais votre nationalité ni votre statut légal.
       *[other] Nous gardons ce que vous écrivez dans le formulaire pour organiser la session, et nous le supprimons { $days } jours après la session. Si vous gardez votre inscription sur cet appareil, nous ne gardons aucune adresse. Nous ne demandons jamais votre nationalité ni votre statut légal.
    }
privacy-pledge = Un engagement révèle votre opinion politique. Par défaut, nous le comptons et ne gardons rien d’autre. Ce que vous choisissez de montrer est public jusqu’au jour indiqué dans le formulaire, ou jusqu’à ce que vous y mettiez fin ou le retiriez avec votre lien : nous supprimons alors le nom et le message, et le nombre reste. Une adresse e-mail n’est gardée que jusqu’à votre confirmation, deux jours au plus sans confirmation, ou jusqu’à ce que nous vous ayons posé une seule question, si vous l’avez accepté. Nous en gardons un code que personne ne peut lire, pour qu’une même adresse ne compte qu’une fois.
privacy-who-title = Qui peut voir vos données
privacy-who = L’équipe d’organisation voit les inscriptions. Personne ne les vend, ne les partage ni ne les exploite. Les chiffres sur moins de 5 personnes ne sont pas montrés.
privacy-device-title = Sur cet appareil
privacy-device = Pour que vous puissiez les lire sans réseau, votre navigateur garde les pages que vous ouvrez ici, la session et l’aide au vote. Les pages à votre sujet ne sont gardées que si vous vous êtes inscrit·e sur cet appareil ou avez installé le site. Un formulaire envoyé sans réseau attend ici d’être transmis. Seules les personnes qui utilisent cet appareil peuvent les voir, et le bouton efface tout.
privacy-leave-title = Partir vite
privacy-leave = « Quitter vite cette page » se trouve en haut et en bas de chaque page, et appuyer trois fois sur la touche Échap fait la même chose. La page se vide aussitôt et un autre site s’ouvre ({ $site }). Revenir en arrière ne ramène pas ici. Cela ne change pas ce que votre navigateur retient de lui-même : son historique montre que ce site était ouvert, et sa liste d’onglets fermés peut le montrer aussi. Si quelqu’un d’autre regarde cet appareil, utilisez une fenêtre privée.
