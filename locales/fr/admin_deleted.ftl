# What was deleted a moment ago, and how it is brought back.

admin-deleted = Supprimé dans les 10 dernières minutes
admin-deleted-title = Annuler une suppression
admin-deleted-help = Faites revenir ce qui a été supprimé de l’équipe dans les 10 dernières minutes.
admin-deleted-none = Il n’y a rien à faire revenir. Ce qui a été supprimé il y a plus de 10 minutes a disparu pour de bon.
admin-deleted-for-a-while = Vous pouvez revenir en arrière pendant 10 minutes.
admin-deleted-undo = Faire revenir
admin-deleted-undo-it = Faire revenir : { $what }
admin-deleted-by = Suppression par { $who } à { $time }. Vous pouvez revenir en arrière jusqu’à { $until }.
admin-deleted-by-command = Suppression par une commande sur le serveur à { $time }. Vous pouvez revenir en arrière jusqu’à { $until }.
admin-deleted-cancelled-by = Annulation par { $who } à { $time }. Vous pouvez revenir en arrière jusqu’à { $until }.

# What it was.
admin-deleted-draft = Brouillon : { $title }
admin-deleted-item = Point du programme : { $title }
admin-deleted-speaker = Intervenant : { $name }
admin-deleted-photo = Photo de { $name }
admin-deleted-milestone = Date : { $name }
admin-deleted-action = Promesse : { $text }
admin-deleted-country = Faits sur le vote : { $country }
admin-deleted-point = Ce qu’il faut dire : { $text }
admin-deleted-site = Site : { $site } ({ $part })
admin-deleted-word = Mot : { $word }
admin-deleted-meeting = L’adresse de la réunion
admin-deleted-registration = Inscription : { $name }
admin-deleted-organiser = Membre de l’équipe : { $name }
admin-deleted-invitation = Invitation : { $whom }

# What became of it.
admin-restored-done = C’est revenu.
admin-restored-in-line = Aucune place n’est plus libre : la personne est maintenant la dernière de la file. Elle l’apprend par e-mail si elle a donné une adresse.
admin-restored-gone = Il n’y a plus rien à faire revenir : les 10 minutes sont passées, ou quelqu’un a été plus rapide.
admin-restored-another-draft = Cette session a maintenant un autre brouillon, et rien n’a changé. Publiez ou abandonnez d’abord celui-là, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-no-draft = Cette session n’a pas de brouillon en ce moment, et il n’y a donc pas de place où le remettre. Commencez d’abord un brouillon, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-no-place = Il n’entre plus dans le programme : autre chose est prévu à cette heure, ou la session a été déplacée. Faites de la place et enregistrez, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-already-there = Le brouillon l’a déjà, ou autre chose à sa place, et rien n’a changé. Pour faire revenir l’élément précédent, retirez d’abord ce qui s’y trouve et enregistrez, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-another-photo = Cette personne a maintenant une autre photo, et elle reste. Pour faire revenir la précédente, retirez d’abord celle-là, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-speaker-gone = Cette personne n’est plus parmi les intervenants du brouillon, et rien n’a changé. Faites-la d’abord revenir, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-list-is-full = La liste n’a plus de place. Retirez d’abord un autre site, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-closed = Les inscriptions sont closes, et rien n’a changé.
admin-restored-another-meeting = Une autre adresse a été donnée entre-temps, et elle reste. Pour faire revenir la précédente, oubliez d’abord celle-là, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-address-taken = Quelqu’un dans l’équipe a maintenant cette adresse électronique, et rien n’a changé.
admin-restored-invited-anew = Cette adresse électronique a maintenant une autre invitation, et rien n’a changé. Annulez d’abord celle-là, puis appuyez de nouveau sur « Faire revenir ».
admin-restored-account-gone = Cette invitation est pour quelqu’un qui a été retiré de l’équipe. Faites d’abord revenir cette personne.
