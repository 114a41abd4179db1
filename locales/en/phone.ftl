# The site as an app on a phone.

ticket-title = Your ticket
ticket-what = This page leads on to the registration that is kept on this device.
ticket-none = If none is kept here, open the link in our mail, or the link that you saved.
ticket-lost = Did you register by email and lost the link? Register once more with the same address: we send it to you again.
ticket-without-scripts = Scripts are off in this browser, so this page cannot look for it. Open your link instead.
ticket-gone = The registration that this device kept is not there any more. It was erased, or its time has passed.

install-title = Keep this as an app
install-what = Put the site beside your apps, and open your ticket with one tap. Anybody who can open the app on this device sees your registration.
install-yes = Install
install-no = No, thank you

pledge-shared = The text that you shared is in the message below. It is kept only if you choose to show more than a number.

offline-title = You are offline
offline-what = This page is not kept on this device, and we cannot be reached right now.
offline-again = Try again
offline-kept = What you can read here without a network
offline-as-of = This page was kept on your device. It is as of { $time }.

forget-device = Forget this device
forgotten-title = This device has forgotten the site
forgotten-what = Nothing of this site is kept here any more: no page, no link to a registration, no setting. Pages that you open from now on are kept again once you load one anew.

waiting-title = What you filled in
waiting-what = We cannot be reached right now. What you filled in is sent by itself once there is a network; you can close this page. Until then anybody who uses this device can read it.
waiting-waits = Kept on this device. Waits for the network.
waiting-refused = It could not be taken as it is. What you typed is still here.
waiting-sent = Sent.
waiting-change = Change it
waiting-look = See what is wrong
waiting-drop = Throw it away
waiting-go = See what happens next
waiting-done = Done

newer-version = This site has a newer version. You can go on here; what you have typed is kept.
newer-load = Load the newer version
