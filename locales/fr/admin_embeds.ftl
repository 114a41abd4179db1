# Which sites may show an embed.

admin-embeds-help = Dites quels autres sites peuvent montrer le compte à rebours, l’inscription ou les engagements dans un cadre.
admin-embeds-unpublished = Rien n’est encore publié. Publiez d’abord une campagne avec sa session ; d’autres sites pourront ensuite la montrer.
admin-embeds-site = Adresse du site
admin-embeds-site-hint = Avec https:// et sans page, comme https://example.org. Avec https://*.example.org, tous les sites en dessous le peuvent.
admin-embeds-parts = Ce qu’il peut montrer
admin-embeds-allow = Autoriser ce site
admin-embeds-listed = Sites qui peuvent le montrer
admin-embeds-none = Aucun site pour l’instant. Ajoutez le premier ci-dessus, puis envoyez la ligne de HTML à son propriétaire.
admin-embeds-disallow = Retirer
admin-embeds-disallow-site = Retirer { $site }
admin-embeds-public = Cette page l’explique aux organisations membres, avec un aperçu :

error-embed-site-not-a-web-address = Écrivez l’adresse avec https:// et rien après le nom, comme https://example.org.
error-embed-site-too-long = La liste est pleine. Retirez d’abord un site, ou listez-en plusieurs par https://*.example.org.
error-embed-parts-missing = Choisissez ce que le site peut montrer.
