# What was deleted a moment ago, and how it is brought back.

admin-deleted = Deleted in the last 10 minutes
admin-deleted-title = Undo
admin-deleted-help = Bring back what was deleted from the team within the last 10 minutes.
admin-deleted-none = There is nothing to bring back. What was deleted longer ago than 10 minutes is gone for good.
admin-deleted-for-a-while = You can undo this for 10 minutes.
admin-deleted-undo = Undo
admin-deleted-undo-it = Undo: { $what }
admin-deleted-by = Deleted by { $who } at { $time }. You can undo this until { $until }.
admin-deleted-by-command = Deleted by a command on the server at { $time }. You can undo this until { $until }.
admin-deleted-cancelled-by = Cancelled by { $who } at { $time }. You can undo this until { $until }.

# What it was.
admin-deleted-draft = Draft: { $title }
admin-deleted-item = Item of the agenda: { $title }
admin-deleted-speaker = Speaker: { $name }
admin-deleted-photo = Photo of { $name }
admin-deleted-milestone = Date: { $name }
admin-deleted-action = Pledge: { $text }
admin-deleted-country = Facts about the vote: { $country }
admin-deleted-point = What to say: { $text }
admin-deleted-site = Site: { $site } ({ $part })
admin-deleted-word = Word: { $word }
admin-deleted-meeting = The address of the meeting
admin-deleted-registration = Registration: { $name }
admin-deleted-organiser = Organiser: { $name }
admin-deleted-invitation = Invitation: { $whom }

# What became of it.
admin-restored-done = It is back.
admin-restored-in-line = No seat is free any more, so they are the last in line now. They are told by email if they gave an address.
admin-restored-gone = There is nothing left to undo: its 10 minutes are over, or somebody was faster.
admin-restored-another-draft = This session has another draft by now, so nothing was changed. Publish or discard that one first, then press “Undo” again.
admin-restored-no-draft = This session has no draft now, so there is nowhere to put it back. Begin a draft first, then press “Undo” again.
admin-restored-no-place = It does not fit into the agenda any more: something else is at that time, or the session was moved. Make room and save, then press “Undo” again.
admin-restored-already-there = The draft has it already, or something else in its place, so nothing was changed. To get the earlier one back, take out what is there and save, then press “Undo” again.
admin-restored-another-photo = They have another photo by now, and it stays. To get the earlier one back, remove that one first, then press “Undo” again.
admin-restored-speaker-gone = This speaker is not in the draft any more, so nothing was changed. Bring them back first, then press “Undo” again.
admin-restored-list-is-full = The list has no room for it any more. Remove another site first, then press “Undo” again.
admin-restored-closed = Registration is closed, so nothing was changed.
admin-restored-another-meeting = Another address was set meanwhile, and it stays. To get the earlier one back, forget that one first, then press “Undo” again.
admin-restored-address-taken = Somebody in the team has this email address now, so nothing was changed.
admin-restored-invited-anew = This email address has another invitation by now, so nothing was changed. Take that one back first, then press “Undo” again.
admin-restored-account-gone = This invitation is for somebody who was removed from the team. Undo that first.
