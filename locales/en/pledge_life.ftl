# What becomes of a pledge: confirmed by mail, changed, looked at, kept, taken back.

pledge-mail = Confirm by email (optional)
pledge-mail-hint = With an email address your pledge counts as confirmed: we send one email with a button. Without one it is kept on this device, and counts as not confirmed.
pledge-mail-kept = We delete the address as soon as there is nothing more to send: when you have pressed the button, or, if you tick this box, when we have asked.
consent-ask = You may ask me once by email, afterwards, whether I did it.
pledge-public-until = It is public until { $day } at the latest. You can end that earlier on your own page.

pledged-title = Check your mail
pledged-mail = We sent you one email. Open the link in it and press the button there: then your pledge is counted.
pledged-no-mail = No mail after ten minutes? Look into the spam folder, then pledge once more.
pledge-confirm-title = Confirm your pledge
pledge-confirm-what = Press the button, and your pledge is counted. It waits until { $until }.
pledge-confirm = Confirm my pledge
pledge-confirm-not-you = Not you? Then do nothing: after that time we delete it.
pledge-confirm-expired = This pledge was not confirmed in time, or was taken back. Nothing of it is kept. You can pledge again.

own-pledge-pending = Your pledge is not confirmed yet. Press the button behind the link in our email.
own-pledge-only-number = One more in the number, and nothing else.
own-pledge-shown = It is on the wall.
own-pledge-soon = It is not on the wall yet. It appears there by itself.
own-pledge-waiting = It is not on the wall yet: somebody looks at it first.
own-pledge-hidden = It was not put on the wall, or was taken off it. It is counted all the same.
own-pledge-until = Others see it until { $day } at the latest. Then we delete name and message, and only the number stays.
own-pledge-change = Change it
own-pledge-keep-mail = Our email holds the link to this page. With it you can change your pledge or take it back at any time.

pledge-change-title = Change your pledge
pledge-last-day = Last day on the wall
pledge-last-day-hint = { $day } at the latest. Then only the number stays.
error-public-until-out-of-range = Choose a day from today on, and not after the last one.
error-visibility-out-of-range = The time in which this pledge could be public is over. It is counted all the same.
error-pledge-email-too-long = Shorten the email address to 254 characters.
error-pledge-email-not-an-email = Check the email address. It looks like name@example.org.
error-pledge-email-too-many-here = Many have pledged from this network without an email address within the last hour, perhaps from the same hall. Write your email address here, and you need not wait; or try again in an hour.

withdraw-title = Take your pledge back?
withdraw-what = We delete it with all that you wrote. It is no longer counted and no longer on the wall, and we cannot bring it back.
withdraw-yes = Yes, take it back
withdraw-no = No, keep it

did-you-title = Did you do it?
did-you-what = Tell us, and it is counted as kept. You can change your answer at any time.
did-you-yes = Yes, I did
did-you-done = You did it
did-you-no = I did none of it
did-you-not-done = You did not do it
did-you-unsay = Take this answer back

mail-pledge-confirm-subject = Please confirm
mail-pledge-confirm-intro = Somebody, probably you, has left something with us to be confirmed:
mail-pledge-confirm-until = It waits until { $until }. After that we delete it.
mail-pledge-confirm-action = To confirm it, open this page and press the button there:
mail-pledge-confirm-link = Open the page
mail-pledge-existing-intro = You have left something with us before. It stands, and nothing has changed:
mail-pledge-why-asked = You get this because this address was typed into a form of this campaign. If that was not you, you do not have to do anything.
mail-did-you-subject = One question
mail-did-you-intro = You agreed that we ask you once how it went:
mail-did-you-action = Your own page has a button for each answer:
mail-did-you-link = Answer
mail-did-you-why = You get this one email because you agreed to be asked. We send no other, and delete your address now.
