# Editing the session and the campaign.

admin-content = Session and campaign
admin-content-help = Change what visitors read: work on a draft, look at it, and publish it when it is right.
admin-draft-parts = Parts of the draft
admin-section-session = Session
admin-section-agenda = Agenda
admin-section-speakers = Speakers
admin-section-campaign = Campaign
admin-preview = Preview
admin-publish = Publish
admin-published = Published now
admin-edit = Edit
admin-drafts = Drafts
admin-no-drafts = There is no draft. Press “Edit” to begin one from what is published.
admin-called-off = Called off
admin-draft-saved = Saved by { $name } on { $day }, { $time }.
admin-draft-more = Copy or discard
admin-copy-slug = Name of the new session in addresses
admin-copy-slug-hint = Small letters, digits and hyphens, such as autumn-session.
admin-copy = Copy into a new draft
admin-discard-hint = A discarded draft is gone. What is published stays as it is.
admin-discard = Discard this draft
admin-saved = Saved. Visitors see it once you publish.
admin-save = Save the draft
admin-theirs = { $name } has put here:
admin-changed-meanwhile = { $name } has changed the same fields while you were writing. What you typed is still here, and theirs stands beside it. Change what you want, then save again.
admin-missing = missing, English is shown
admin-part-what = What it is
admin-part-when = When and where
admin-part-move = Move or call off
admin-part-order = Order
admin-part-photos = Photos
admin-part-milestones = Dates of the campaign
admin-part-actions = What can be pledged
admin-zone-hint = Such as Europe/Brussels.
admin-zone-label-hint = As you write it yourselves, such as CET. May be empty.
admin-closes-hint = Empty: at the end of the session.
admin-capacity-hint = Empty: no limit.
admin-agenda-hint = Times are those of the session’s zone. Fill in the last row to add an item. Gaps are shown, overlaps are refused.
admin-speakers-hint = A name may be a pseudonym. Fill in the last row to add somebody.
admin-speaker-keys = Keys of the speakers
admin-kind-talk = Talk
admin-kind-questions = Questions from the audience
admin-gap = { $minutes } minutes without an item
admin-item = Item { $row }
admin-new-item = New item { $row }
admin-speaker = Speaker { $row }
admin-new-speaker = New speaker { $row }
admin-milestone = Date { $row }
admin-action = Pledge { $row }
admin-move-hint = The agenda moves along. Nobody is told before you publish.
admin-move-minutes = Minutes later (earlier with a minus)
admin-move = Move
admin-call-off = Call it off
admin-call-on = It takes place after all
admin-order-hint = Drag an item or use its arrows. Each keeps how long it takes.
admin-earlier = Earlier: { $title }
admin-later = Later: { $title }
admin-will-be-called-off = The session will be called off.
admin-will-take-place = The session will take place after all.
admin-changes = What visitors will see differently
admin-change-what = Field
admin-change-before = Now
admin-change-after = After publishing
admin-nothing-changes = This draft is the same as what is published. There is nothing to publish.
admin-publish-now = Publish now
admin-preview-at = At this moment
admin-preview-lang = In this language
admin-preview-show = Show
admin-will-be-told =
    { $people ->
        [0] Nobody is told by mail.
        [one] One person who registered is told by mail.
       *[other] { $people } people who registered are told by mail.
    }

# What fields are called.
admin-field-title = Title
admin-field-short-title = Short title
admin-field-platform = Where it is held
admin-field-audience = For whom
admin-field-why = Why it matters
admin-field-after = What comes next, once it has ended
admin-field-aims = Aim
admin-field-time-zone = Time zone
admin-field-zone-label = Zone as you write it
admin-field-starts-at = Starts
admin-field-ends-at = Ends
admin-field-registration-closes-at = Registration closes
admin-field-recording-url = Address of the recording
admin-field-capacity = Seats
admin-field-kind = Kind
admin-field-speakers = Keys of those who speak
admin-field-name = Name
admin-field-role = Role
admin-field-organisation = Organisation
admin-field-photo = Photo
admin-field-summary = What the campaign wants
admin-field-reach = Whom it wants to reach
admin-field-hashtag = Hashtag
admin-field-mandate = Term of office or period
admin-field-contact-email = Email for questions
admin-field-contact-url = Page for questions
admin-field-starts-on = First day
admin-field-ends-on = Last day
admin-field-text = Text
admin-field-remove = Take this out when saving

# What is wrong with a field.
admin-fault-missing = Write something here. English is needed; the other languages fall back to it.
admin-fault-too-long = Shorten this.
admin-fault-not-a-zone = Write a time zone such as Europe/Brussels.
admin-fault-not-a-time = Choose a day and a time that exist in this zone.
admin-fault-too-early = This is too early: it has to come after what begins it, and after all that lies within.
admin-fault-too-late = This is too late: it has to lie within the session.
admin-fault-overlaps = This begins before the item before it has ended.
admin-fault-not-a-page = Write an address that begins with https://.
admin-fault-not-an-email = Write an email address such as someone@example.org.
admin-fault-not-a-number = Write a whole number from 1 on, or leave it empty.
admin-fault-unknown = Write one of those that exist.

# Photos of those who speak.
admin-photos-hint = Only with the person’s consent. JPEG, PNG or WebP, up to 8 MB. We cut a square out of the middle and keep nothing else of the file: not where or when the photo was taken. Save what you typed above before you send a photo.
admin-photo-file = New photo
admin-photo-save = Save photo
admin-photo-remove = Remove photo
admin-photo-not-saved = The photo was not saved.
admin-photo-changed = { $name } has changed this photo meanwhile. Look at it, then decide again.
admin-photo-missing = Choose a file first.
admin-photo-too-large = This file is larger than 8 MB. Make the photo smaller, or choose another one.
admin-photo-too-many-pixels = This picture has more than 25 million pixels. Make it smaller, or choose another one.
admin-photo-not-a-picture = This is no JPEG, PNG or WebP picture, or it is damaged. Choose another file.
