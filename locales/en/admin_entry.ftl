# The ways into the organisers' area.

entry-title = Sign in
entry-help = This is where organisers get in: first with a password, then with a code.
entry-email = Email address
entry-password = Password
entry-go-on = Go on
entry-go-in = Go in
entry-somebody-else = Sign in as somebody else
entry-wait = { $minutes ->
    [one] Too many tries went wrong. Wait one minute, then try again.
   *[other] Too many tries went wrong. Wait { $minutes } minutes, then try again.
}
error-password-wrong = The address or the password is wrong. Check both and try again.

entry-code-title = Second step
entry-code-help = A code shows that it is really you, even if somebody else knows your password.
entry-code = Code
entry-code-hint = The six digits that your authenticator app shows now, or one of your recovery codes.
error-code-wrong = This code is not right, or was used before. Wait for the next one and try that.

entry-set-up-title = Set up your second step
entry-set-up-help = Besides your password you need a code from an app, so that a password alone opens nothing here.
entry-set-up-app = Open an authenticator app on your phone. If you have none, install one: any that makes codes of six digits is fine.
entry-set-up-scan = Let the app scan this picture.
entry-set-up-picture = The key for your app, as a picture for its camera
entry-set-up-or-type = If it cannot scan, type this key into the app:
entry-set-up-code = The six digits that the app shows now

entry-codes-title = Keep your recovery codes
entry-codes-help = If you lose your phone, one of these codes lets you in instead.
entry-codes-what-for = Print this page, or write the codes down and keep them where only you find them. Each one works once. You will not see them here again.
entry-codes-kept = I have kept these codes
entry-codes-copy = Copy the codes
entry-codes-copied = Copied

entry-again-title = Your password, please
entry-again-help = What you want to do is important, so we ask once more. It then counts for ten minutes.
error-current-password-wrong = This is not your password. Try again.
