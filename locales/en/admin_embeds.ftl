# Which sites may show an embed.

admin-embeds-help = Say which other websites may show the countdown, the registration or the pledges in a frame.
admin-embeds-unpublished = Nothing is published yet. Publish a campaign with its session first; then other sites can show it.
admin-embeds-site = Address of the website
admin-embeds-site-hint = With https:// and without a page, such as https://example.org. With https://*.example.org all sites below it may.
admin-embeds-parts = What it may show
admin-embeds-allow = Allow this site
admin-embeds-listed = Sites that may show it
admin-embeds-none = No site yet. Add the first one above; then send its owner the line of HTML.
admin-embeds-disallow = Remove
admin-embeds-disallow-site = Remove { $site }
admin-embeds-public = This page explains it to member organisations, with a preview:

error-embed-site-not-a-web-address = Write the address with https:// and nothing after the name, such as https://example.org.
error-embed-site-too-long = The list is full. Remove a site first, or list several as https://*.example.org.
error-embed-parts-missing = Choose what the site may show.
