# An organiser's own account.

account-title = Your account
account-help = What the others know you by, and how you get in.
account-name = Name
account-name-hint = The other organisers see it.
account-lang = Language of these pages
account-email = You sign in with:
account-save = Save
account-saved = Saved.
account-back = Back to your account
account-cancel = Cancel
account-safe = How you get in
account-change-password = Change your password
account-change-app = Use another authenticator app
account-make-codes = { $count ->
    [one] Make new recovery codes (one is left)
   *[other] Make new recovery codes ({ $count } are left)
}
account-see-sign-ins = { $count ->
    [one] See where you are signed in (one place)
   *[other] See where you are signed in ({ $count } places)
}
account-password-changed = Your password is changed. All other sign-ins have ended.
account-app-changed = Your new app is set up. All other sign-ins have ended.
account-codes-changed = Your new recovery codes are good now. The old ones are not.

account-password-title = Change your password
account-password-help = All your other sign-ins end at once when you change it.
account-password-old = The password that you have
account-password-new = The password that you want
account-password-hint = At least 12 characters. Four or five words that do not belong together are easy to keep in mind and hard to guess.
account-password-save = Change it
error-password-missing = Write a password.
error-password-too-short = Make the password at least 12 characters long.
error-password-too-long = Shorten the password to 128 characters.
error-password-too-easy = This password is too easy to guess. Take four or five words that do not belong together, and leave out your name.

account-codes-title = Make new recovery codes
account-codes-help = With the new codes the old ones stop working.
account-codes-make = Show new codes

account-sign-ins-title = Where you are signed in
account-sign-ins-help = If you do not know one of these, end it and change your password.
account-sign-ins-one = Signed in on { $began }. Last used on { $seen }.
account-sign-ins-this = This is where you are now.
account-sign-ins-end-one = End this one
account-sign-ins-end-others = End all others
