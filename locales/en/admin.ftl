# What stands on every page of the organisers.

admin-title = { $page } · Organisers
admin-screens = Screens
admin-sign-out = Sign out
admin-to-site = To the site
admin-today = Today
admin-today-help = What has happened, what waits for you, and what comes next.
admin-registrations = Registrations
admin-moderation = Moderation
admin-questions = Questions
admin-mail = Mail
admin-embeds = Embeds
admin-settings = Settings
admin-team = Team
admin-audit = Audit log

admin-session = Session
admin-session-show = Show
