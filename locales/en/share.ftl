# Sharing: links to other sites, and what share pictures say.

share-title = Share
share-device = Share from this device
share-copy = Copy the link
share-copied = Copied
share-mail = Email
share-sms = Text message
share-hint = These links lead to other sites. Those hear of you only once you open one.

picture-pledges = What will you pledge?
picture-first-pledge = Be the first to pledge
picture-total =
    { $total ->
        [one] One pledge so far
       *[other] { $total } pledges so far
    }
picture-vote = How to vote in your country
picture-questions = Ask your question
