# The way into the meeting.

join-title = Waiting room
join-doors-at = The button to join appears here at { $time }. You can leave this page open.
join-reload-at = Reload this page at { $time } to see the button.
join-reload = Reload this page in a minute.
join-button = Join the session
join-screen = Your screen stays on while this page is open.
join-no-meeting = Doors are open, but the organisers have not put the address here yet. This page looks again by itself.
join-phone-title = By telephone
join-confirm-first = Your registration is not confirmed yet. Confirm it first, then come back.
join-take-first = A seat is held for you. Take it first, then come back.
join-in-line = You are still in line for a seat. Once you have one, you join here.
join-out = This registration has no seat any more.

join-how-title = How to join
join-how-device = On a computer or a phone, press the button. { $platform } opens in the browser, or in its app if you have it.
join-how-phone = Without internet you may be able to listen by telephone: if there are numbers, they appear here when doors open.
join-sees-title = What { $platform } sees
join-sees-name = The name that you type there. It may be another one than here.
join-sees-address = Your internet address, as any site that you visit.
join-sees-camera = Your camera and microphone, only if you switch them on.
