# Pledging and the wall.

pledge-title = Pledge
pledge-actions = What do you pledge?
pledge-country = Country you live in (optional)
pledge-visibility = What may others see?
visibility-counted = Only a number
visibility-counted-hint = You are counted. Nothing about you is shown, and we do not keep your name.
visibility-initials = My initials and country
visibility-initials-hint = We keep only the initials.
visibility-pseudonym = A name I make up
visibility-pseudonym-hint = Choose one that does not lead to you.
visibility-named = My name
visibility-named-hint = Everybody can see that you support this campaign.
pledge-name = Name or made-up name
pledge-name-hint = For initials, write your name: we keep only its first letters.
pledge-message = A message (optional)
pledge-message-hint = Up to 280 characters. With links, addresses or phone numbers it waits until somebody has looked at it.
consent-publish = You may show this on the wall. I know that it tells others about my political opinion.
pledge-what-happens = With your link you can change your pledge or take it back at any time.
pledge-send = Pledge

pledges-so-far = pledges so far
wall-title = Pledges
wall-empty = Nobody has put a pledge on the wall yet. Be the first.
wall-see-all = All pledges
wall-by-action = By what is pledged
wall-by-country = By country
wall-newest-first = On the wall, newest first
wall-older = Older pledges
wall-newest = Newest pledges
wall-show-new = Show new pledges:

own-pledge-title = Your pledge
own-pledge-counted = Your pledge is counted. Thank you.
own-pledge-shown-as = Others see
own-pledge-held = Your message is not on the wall yet: somebody looks at it first.
own-pledge-keep = Save this link. With it you can change your pledge or take it back at any time.
own-pledge-withdraw = Take my pledge back
withdrawn-title = Your pledge is gone
withdrawn-text = It is no longer counted and no longer on the wall.

error-actions-missing = Choose at least one thing to pledge.
error-actions-unknown-choice = Choose from the list.
error-visibility-unknown-choice = Choose what others may see.
error-pledge-name-missing = Write the name to show, or choose “Only a number”.
error-pledge-name-too-long = Shorten the name to 80 characters.
error-pledge-country-unknown-choice = Choose a country from the list.
error-message-too-long = Shorten the message to 280 characters.
error-publish-consent-needed = Tick this box to be on the wall, or choose “Only a number”.
