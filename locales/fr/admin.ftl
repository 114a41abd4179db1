# What stands on every page of the organisers.

admin-title = { $page } · Organisation
admin-screens = Écrans
admin-sign-out = Se déconnecter
admin-to-site = Vers le site
admin-today = Aujourd’hui
admin-today-help = Ce qui s’est passé, ce qui vous attend et ce qui vient ensuite.
admin-registrations = Inscriptions
admin-moderation = Modération
admin-questions = Questions
admin-mail = Courriels
admin-embeds = Intégrations
admin-settings = Réglages
admin-team = Équipe
admin-audit = Journal

admin-session = Session
admin-session-show = Afficher
