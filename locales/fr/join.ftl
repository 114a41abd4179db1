# The way into the meeting.

join-title = Salle d’attente
join-doors-at = Le bouton pour entrer apparaît ici à { $time }. Vous pouvez laisser cette page ouverte.
join-reload-at = Rechargez cette page à { $time } pour voir le bouton.
join-reload = Rechargez cette page dans une minute.
join-button = Rejoindre la session
join-screen = Votre écran reste allumé tant que cette page est ouverte.
join-no-meeting = Les portes sont ouvertes, mais l’équipe d’organisation n’a pas encore indiqué l’adresse ici. Cette page vérifie d’elle-même.
join-phone-title = Par téléphone
join-confirm-first = Votre inscription n’est pas encore confirmée. Confirmez-la d’abord, puis revenez.
join-take-first = Une place est gardée pour vous. Prenez-la d’abord, puis revenez.
join-in-line = Vous êtes encore dans la file. Dès que vous aurez une place, vous entrerez par ici.
join-out = Cette inscription n’a plus de place.

join-how-title = Comment rejoindre
join-how-device = Sur un ordinateur ou un téléphone, appuyez sur le bouton. { $platform } s’ouvre dans le navigateur, ou dans son application si vous l’avez.
join-how-phone = Sans internet, vous pourrez peut-être écouter par téléphone : s’il y a des numéros, ils apparaissent ici à l’ouverture des portes.
join-sees-title = Ce que { $platform } voit
join-sees-name = Le nom que vous y écrivez. Il peut être différent de celui d’ici.
join-sees-address = Votre adresse internet, comme tout site que vous visitez.
join-sees-camera = Votre caméra et votre micro, seulement si vous les allumez.
