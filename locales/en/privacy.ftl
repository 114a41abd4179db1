# What is kept about people.

privacy-title = Privacy
privacy-visit-title = Looking around
privacy-visit = We set no cookie while you look around, load nothing from other sites, and keep no internet address of yours. Nobody follows you here.
privacy-registration =
    { $days ->
        [one] We keep what you write in the form, to run the session, and delete it one day after the session. If you keep it on this device, we keep no address at all. We never ask for your nationality or legal status.
       *[other] We keep what you write in the form, to run the session, and delete it { $days } days after the session. If you keep it on this device, we keep no address at all. We never ask for your nationality or legal status.
    }
privacy-pledge = A pledge tells about your political opinion. By default we count it and keep nothing else. What you choose to show is public until the day that the form names, or until you end it or take it back with your link: then we delete name and message, and the number stays. An email address is kept only until you have confirmed, at most two days if you do not, or until we have asked you once, if you agreed to that. Of it we keep a code from which nobody can read it, so that one mailbox counts once.
privacy-who-title = Who can see it
privacy-who = The organisers see registrations. Nobody sells, shares or mines them. Numbers about fewer than 5 people are not shown.
privacy-device-title = On this device
privacy-device = So that you can read it without a network, your browser keeps the pages that you open here, the session and voting help. Pages about you are kept only if you registered on this device or installed the site. A form that you send without a network waits here until it is delivered. Nobody but who uses this device can see any of it, and the button takes all of it away.
privacy-leave-title = Leaving quickly
privacy-leave = “Leave this page now” stands at the top and the bottom of each page, and pressing the Escape key three times does the same. The page is empty at once, and another site opens ({ $site }). Going back does not lead here. It cannot change what your browser remembers by itself: its history shows that this site was open, and so may its list of closed tabs. Use a private window where somebody else looks at this device.
