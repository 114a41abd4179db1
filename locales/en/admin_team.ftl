# Who runs the campaign: the team, invitations, and the page where an invitation is taken.

admin-role-viewer = Viewer
admin-role-viewer-may = Sees how it goes, in numbers. Sees nobody’s personal data.
admin-role-moderator = Moderator
admin-role-moderator-may = All that viewers may. Decides what the wall and the questions show, sees the list of registrations and checks people in.
admin-role-editor = Editor
admin-role-editor-may = All that moderators may. Edits the session, changes and exports registrations, and looks after mail and settings.
admin-role-owner = Owner
admin-role-owner-may = All that editors may. Decides who is in the team, and reads the audit log.

admin-team-help = Who helps to run this site, what each of them may do, and who is invited.
admin-team-alone = You are alone here so far. Invite somebody else as an owner, so that the site is in good hands when you cannot get in.
admin-team-invite = Invite somebody
admin-team-members = Organisers
admin-team-you = (you)
admin-team-since = Since
admin-team-no-second-factor = Has not set up a second factor yet, and gets nowhere without it.
admin-team-last-owner = The only owner. Make somebody else an owner before you change this.
admin-team-change-role = Change role
admin-team-role-of = { admin-team-change-role }: { $name }
admin-team-remove = Remove
admin-team-remove-whom = { admin-team-remove }: { $name }
admin-team-back = Back to the team
admin-team-role = Role
admin-team-invited = Invited
admin-team-nobody-invited = Nobody is invited at the moment.
admin-team-first-owner = The first owner
admin-team-by = Invited by { $name }
admin-team-by-command = Invited by a command on the server
admin-team-renews = A new password
admin-team-until = Open until
admin-team-invitation-more = Link, or take back
admin-team-invitation-of = { admin-team-invitation-more }: { $whom }

admin-invite = Invite somebody
admin-invite-help = We send a mail with a link. It is good for 7 days, and once.
admin-invite-email = Their email address
admin-invite-lang = Language of the mail
admin-invite-send = Send the invitation

admin-invitation = Invitation
admin-invitation-help = The invitation for { $whom }: its link, if the mail does not arrive, and how to take it back.
admin-invitation-link = The link
admin-invitation-link-what = Whoever has this link can take the invitation. Give it to the right person only.
admin-invitation-copy = Copy the link
admin-invitation-copied = Copied
admin-invitation-withdraw = Take it back
admin-invitation-withdraw-what = The link stops working at once. You can undo this for 10 minutes, and invite them again later.
admin-invitation-withdraw-yes = Take the invitation back

admin-role-change-help = The new role holds at once. They are signed out everywhere, and sign in again with it.
admin-role-change-own = This is your own role. If you take it down, you cannot raise it again by yourself.
admin-role-change-yes = Save the role

admin-remove-help = They are signed out everywhere at once, and cannot sign in any more.
admin-remove-own = This is you. You are signed out at once.
admin-remove-what = What they did stays in the audit log, with their name. Invitations that they sent and nobody has taken end with it. You can undo this for 10 minutes: then they sign in again as before. Later you would have to invite them again.
admin-remove-yes = Remove from the team

admin-welcome = You are invited
admin-welcome-help-by = { $name } invites you to help run this site. Your role: { $role }.
admin-welcome-help = You are asked to help run this site. Your role: { $role }.
admin-welcome-anew = Choose a new password
admin-welcome-anew-help = This link is for { $name }. It sets a new password and a new second factor, and signs you out everywhere else.
admin-welcome-name = Your name
admin-welcome-name-hint = The other organisers see it, and the audit log keeps it.
admin-welcome-email = Your email address
admin-welcome-email-hint = You sign in with it.
admin-welcome-as = You sign in with this address:
admin-welcome-password = A new password
admin-welcome-password-hint = At least 12 characters. A few words that do not belong together are good and easy to remember.
admin-welcome-lang = Language of these pages
admin-welcome-next = On the next page you set up your second factor: an app on your phone that shows a code.
admin-welcome-send = Continue
admin-welcome-ended = This link has ended
admin-welcome-ended-help = A link like this works once, for 7 days, and can be taken back.
admin-welcome-ended-what = If you have used it already, sign in. If not, ask an owner for a new invitation, or whoever runs the server for a new link.
admin-welcome-ended-sign-in = Sign in

admin-error-role-title = Your role does not allow this
admin-error-role-advice = If you need it for your work, ask an owner to give you another role.
admin-error-back = Back to the organisers’ pages

error-email-taken = Somebody in the team has this address already.
error-email-invited-already = This address is invited already. You find the invitation on the page of the team.
error-role-unknown-choice = Choose a role.
error-role-last-owner = Somebody has to be an owner. Make somebody else an owner first.

mail-invited-subject = An invitation for you
mail-invited-intro-by = { $name } asks you to help run this campaign:
mail-invited-intro = You are asked to help run this campaign:
mail-invited-role = Your role would be: { $role }.
mail-invited-action = To say yes, open this page and choose a password. The link is good once, until { $until }:
mail-invited-link = Accept the invitation
mail-invited-why = You get this because an organiser typed this address. If you do not want to help, you do not have to do anything.
