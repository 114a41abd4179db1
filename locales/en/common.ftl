# What stands on every page: the ways around the site, notices, units, errors.

skip-to-content = Skip to the content
nav-site = Pages
nav-languages = Languages
nav-session = Session
nav-pledges = Pledges
nav-vote = Voting
nav-privacy = Privacy
to-session-page = To the session
replay-notice = This is a replay of { $day }. The clock on this page shows that day, not today.
leave = Leave this page now
leave-keys = Or press the Escape key three times.
saving-data = To save your data, countdowns stand still here and nothing renews itself.
saving-data-live = Turn live parts on (about 100 KB)
organised-by = Organised by
contact-label = Questions to
contact-page = Contact

unit-days = days
unit-hours = hours
unit-minutes = minutes
unit-seconds = seconds

fact-when = When
fact-name = Name
fact-organisation = Organisation
fact-country = Country
fact-message = Message
fact-actions = You pledged

country-not-said = I would rather not say

error-400-title = We could not read this request
error-400-advice = Go back, load the page again and try once more.
error-403-title = This came from another site
error-403-advice = For your safety we only take forms from our own pages. Open the page here and send the form again.
error-404-title = There is nothing here
error-404-advice = The address may be mistyped, or the link has ended.
error-405-title = This page cannot do that
error-405-advice = Open the page first, then use its buttons.
error-413-title = That is too much
error-413-advice = What you sent is larger than we can take. Shorten the text and send it again.
error-429-title = Too many at once
error-429-advice =
    { $seconds ->
        [one] Please wait one second, then try again. Nothing you sent before is lost.
       *[other] Please wait { $seconds } seconds, then try again. Nothing you sent before is lost.
    }
error-500-title = Something went wrong on our side
error-500-advice = Please try again in a minute. If it happens again, tell the organisers the number below.
error-503-title = We are busy or restarting
error-503-advice = Please try again in a minute.
error-id = Number of this request:
