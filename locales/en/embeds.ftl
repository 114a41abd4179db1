# What other sites can show in a frame, and the page that offers it.

nav-embed = For your website
embed-from = From

embed-title = Show this on your website
embed-intro = Put the countdown, the registration or the pledges on a page of your own site: one line of HTML, nothing to install, nothing to pay.
embed-listed-title = First, tell us where
embed-listed = Browsers show these frames only on websites that the organisers, { $organisation }, have listed. Send them the address of your site, such as https://example.org, and say what you want to show.

embed-countdown = Countdown
embed-countdown-what = What the session is about, when it starts, how long that still takes, and a button to register.
embed-register = Registration
embed-register-what = The whole form. People register without leaving your page, and get the same mails as everybody else.
embed-wall = Pledges
embed-wall-what = How many people have pledged, the latest pledges that may be shown, and a button to pledge. It moves while people look at it.

embed-html = One line for your page
embed-copy = Copy the line
embed-copied = Copied

embed-know-title = Good to know
embed-know-privacy = The frame sets no cookie, loads nothing from anybody else, and never tells your page what people type. Your page learns only how high the frame wants to be.
embed-know-lang = It speaks the language of this page. To let it follow each visitor’s browser, leave the language out of the address:
embed-know-scheme = It is light or dark as each visitor’s device is, on a background of its own.
embed-know-scripts = It works without scripts too. Then its height stays as you wrote it, and it scrolls in itself.

embed-registered = Open your page now: it opens in a new tab. Keep its link, which is the only way back to your registration.
