# Who runs the campaign: the team, invitations, and the page where an invitation is taken.

admin-role-viewer = Lecture
admin-role-viewer-may = Voit comment cela avance, en chiffres. Ne voit les données personnelles de personne.
admin-role-moderator = Modération
admin-role-moderator-may = Tout ce que permet la lecture. Décide de ce que montrent le mur et les questions, voit la liste des inscriptions et note les présences.
admin-role-editor = Rédaction
admin-role-editor-may = Tout ce que permet la modération. Modifie la session, change et exporte les inscriptions, et s’occupe des courriels et des réglages.
admin-role-owner = Responsable
admin-role-owner-may = Tout ce que permet la rédaction. Décide qui fait partie de l’équipe, et lit le journal.

admin-team-help = Qui aide à gérer ce site, ce que chaque personne peut faire, et qui est invité.
admin-team-alone = Vous êtes ici sans personne d’autre. Invitez une autre personne comme responsable, pour que le site soit en de bonnes mains si vous ne pouvez plus entrer.
admin-team-invite = Inviter une personne
admin-team-members = Équipe d’organisation
admin-team-you = (vous)
admin-team-since = Depuis le
admin-team-no-second-factor = N’a pas encore de second facteur, et ne peut rien faire sans lui.
admin-team-last-owner = Seule personne responsable. Nommez-en une autre avant de changer cela.
admin-team-change-role = Changer le rôle
admin-team-role-of = { admin-team-change-role }: { $name }
admin-team-remove = Retirer
admin-team-remove-whom = { admin-team-remove }: { $name }
admin-team-back = Retour à l’équipe
admin-team-role = Rôle
admin-team-invited = Invitations
admin-team-nobody-invited = Personne n’est invité pour le moment.
admin-team-first-owner = La première personne responsable
admin-team-by = Invitation de { $name }
admin-team-by-command = Invitation par une commande sur le serveur
admin-team-renews = Un nouveau mot de passe
admin-team-until = Valable jusqu’au
admin-team-invitation-more = Lien, ou annulation
admin-team-invitation-of = { admin-team-invitation-more }: { $whom }

admin-invite = Inviter une personne
admin-invite-help = Nous envoyons un courriel avec un lien. Il est valable 7 jours, et une seule fois.
admin-invite-email = Son adresse électronique
admin-invite-lang = Langue du courriel
admin-invite-send = Envoyer l’invitation

admin-invitation = Invitation
admin-invitation-help = L’invitation pour { $whom } : son lien, si le courriel n’arrive pas, et comment l’annuler.
admin-invitation-link = Le lien
admin-invitation-link-what = Avec ce lien, on peut accepter l’invitation. Ne le donnez qu’à la bonne personne.
admin-invitation-copy = Copier le lien
admin-invitation-copied = Copié
admin-invitation-withdraw = Annuler
admin-invitation-withdraw-what = Le lien ne marche plus, tout de suite. Vous pouvez revenir en arrière pendant 10 minutes, et inviter cette personne de nouveau plus tard.
admin-invitation-withdraw-yes = Annuler l’invitation

admin-role-change-help = Le nouveau rôle vaut tout de suite. La personne est déconnectée partout, et se reconnecte avec lui.
admin-role-change-own = C’est votre propre rôle. Si vous le réduisez, vous ne pourrez pas le rétablir sans aide.
admin-role-change-yes = Enregistrer le rôle

admin-remove-help = La personne est déconnectée partout, tout de suite, et ne peut plus se connecter.
admin-remove-own = C’est vous. Vous serez déconnecté tout de suite.
admin-remove-what = Ce qu’elle a fait reste dans le journal, avec son nom. Les invitations qu’elle a envoyées et que personne n’a acceptées prennent fin. Vous pouvez revenir en arrière pendant 10 minutes : la personne se connecte alors comme avant. Plus tard, il faudra l’inviter de nouveau.
admin-remove-yes = Retirer de l’équipe

admin-welcome = Vous avez une invitation
admin-welcome-help-by = { $name } vous invite à aider à gérer ce site. Votre rôle : { $role }.
admin-welcome-help = On vous demande d’aider à gérer ce site. Votre rôle : { $role }.
admin-welcome-anew = Choisissez un nouveau mot de passe
admin-welcome-anew-help = Ce lien est pour { $name }. Il donne un nouveau mot de passe et un nouveau second facteur, et vous déconnecte partout ailleurs.
admin-welcome-name = Votre nom
admin-welcome-name-hint = Les autres membres de l’équipe le voient, et le journal le garde.
admin-welcome-email = Votre adresse électronique
admin-welcome-email-hint = Vous vous connectez avec elle.
admin-welcome-as = Vous vous connectez avec cette adresse :
admin-welcome-password = Un nouveau mot de passe
admin-welcome-password-hint = Au moins 12 caractères. Quelques mots sans lien entre eux sont sûrs et faciles à retenir.
admin-welcome-lang = Langue de ces pages
admin-welcome-next = À la page suivante, vous préparez votre second facteur : une application sur votre téléphone qui montre un code.
admin-welcome-send = Continuer
admin-welcome-ended = Ce lien n’est plus valable
admin-welcome-ended-help = Un tel lien marche une fois, pendant 7 jours, et peut être annulé.
admin-welcome-ended-what = Si vous l’avez déjà utilisé, connectez-vous. Sinon, demandez une nouvelle invitation à une personne responsable, ou un nouveau lien à la personne qui gère le serveur.
admin-welcome-ended-sign-in = Se connecter

admin-error-role-title = Votre rôle ne le permet pas
admin-error-role-advice = Si vous en avez besoin pour votre travail, demandez un autre rôle à une personne responsable.
admin-error-back = Retour aux pages de l’organisation

error-email-taken = Une personne de l’équipe a déjà cette adresse.
error-email-invited-already = Cette adresse est déjà invitée. L’invitation se trouve sur la page de l’équipe.
error-role-unknown-choice = Choisissez un rôle.
error-role-last-owner = Il faut une personne responsable. Nommez-en d’abord une autre.

mail-invited-subject = Une invitation pour vous
mail-invited-intro-by = { $name } vous demande d’aider à gérer ceci :
mail-invited-intro = On vous demande d’aider à gérer ceci :
mail-invited-role = Votre rôle serait : { $role }.
mail-invited-action = Pour dire oui, ouvrez cette page et choisissez un mot de passe. Le lien est valable une fois, jusqu’au { $until } :
mail-invited-link = Accepter l’invitation
mail-invited-why = Vous recevez ce message parce qu’une personne de l’organisation a saisi cette adresse. Si vous ne voulez pas aider, vous n’avez rien à faire.
