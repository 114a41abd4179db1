# The log of what organisers did.

admin-audit-help = Everything that organisers did here, newest first. It can only be read, and never changed. Times are those of { $zone }.
admin-audit-choose = Choose entries
admin-audit-who = Who
admin-audit-what = What
admin-audit-day = Day
admin-audit-any = All
admin-audit-command = A command on the server
admin-audit-show = Show these
admin-audit-all = Show all
admin-audit-export = Export as CSV
admin-audit-empty = Nothing has been done yet. What you change, export or decide will stand here.
admin-audit-none-fits = No entry fits what you chose. Choose something else.
admin-audit-older = Older entries
admin-audit-newest = Newest entries
admin-audit-before = Before
admin-audit-after = After
admin-audit-long = Show the whole text

# What was done, each by its code.
admin-audit-signed-in = Signed in
admin-audit-signed-out = Signed out
admin-audit-organiser-joined = Joined the team
admin-audit-organiser-invited = Invited somebody
admin-audit-invitation-withdrawn = Took back an invitation
admin-audit-role-changed = Changed a role
admin-audit-organiser-removed = Removed somebody from the team
admin-audit-password-changed = Changed a password
admin-audit-second-factor-changed = Set up a second factor
admin-audit-recovery-codes-made = Made new recovery codes
admin-audit-content-changed = Changed the published content
admin-audit-draft-changed = Changed a draft
admin-audit-session-moved = Moved the session
admin-audit-session-cancelled = Called off the session
admin-audit-meeting-changed = Changed the meeting’s address
admin-audit-registration-added = Added a registration
admin-audit-registration-changed = Changed a registration
admin-audit-checked-in = Checked somebody in, or undid it
admin-audit-moved-up = Moved somebody up from the line
admin-audit-person-erased = Erased a person’s data
admin-audit-deleted = Deleted something
admin-audit-restored = Brought back what was deleted
admin-audit-mail-sent-again = Sent a mail again
admin-audit-exported = Exported a list
admin-audit-pledge-approved = Approved a pledge
admin-audit-pledge-hidden = Hid a pledge
admin-audit-pledge-review-undone = Undid a decision about a pledge
admin-audit-wall-changed = Changed how the wall is kept
admin-audit-words-changed = Changed the words to look out for
admin-audit-question-changed = Decided about a question
admin-audit-report-reviewed = Decided about a report of a meeting
admin-audit-embeds-changed = Changed who may embed
admin-audit-setting-changed = Changed a setting

error-what-unknown-choice = Choose what was done from the list.
error-day-not-a-day = Choose a day of the calendar, such as 2024-02-28.
