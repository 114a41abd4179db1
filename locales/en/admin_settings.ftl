# The settings, and where people meet.

admin-settings-help = Decide how long seats are held, which mail is sent, and when people’s data is deleted. It holds at once.
admin-settings-saved = Saved. It holds from now on.
admin-settings-save = Save
admin-settings-registrations = Registrations
admin-settings-confirm-within = Hours to confirm a registration
admin-settings-confirm-within-hint = Until then a seat is held for whoever has registered by email. After that it goes to the next in line. 1 to { $most } hours; who has registered already keeps the time they were told.
admin-settings-offer-for = Hours that a free seat is held for the first in line
admin-settings-offer-for-hint = At most: near the start of the session it is less. 1 to { $most } hours.
admin-settings-erase-after = Days after the session until registrations are deleted
admin-settings-erase-after-hint = 1 to { $most } days. The forms and the privacy page promise it. So once somebody has registered, it can be made shorter, but not longer.
admin-settings-after-mail = Mail after the session
admin-settings-thanks = Thank those who were there
admin-settings-missed = Write to those who had a seat and did not come
admin-settings-mail-rate = Most mails in one minute
admin-settings-mail-rate-hint = As many as your mail provider allows, 1 to { $most }. Leave it empty for no limit.

error-setting-confirm-within-out-of-range = Write a whole number of hours from 1 to 336.
error-setting-offer-for-out-of-range = Write a whole number of hours from 1 to 168.
error-setting-erase-after-out-of-range = Write a whole number of days from 1 to 365. Once somebody has registered, it cannot be more than it is now.
error-setting-mail-rate-out-of-range = Write a whole number of mails from 1 to 1,000,000, or leave it empty.

admin-meeting = Where people meet
admin-meeting-help = Say where the session’s meeting is. Only those who have a seat get the address, and only once doors are open.
admin-meeting-is-set = The address is set. It is stored encrypted, and nobody can read it here.
admin-meeting-is-not-set = Nobody has said yet where people meet. Without that nobody can join.
admin-meeting-change = Set or change the address
admin-meeting-url = Address of the meeting
admin-meeting-url-hint = The whole link, with https://. It takes the place of what was set before.
admin-meeting-phone = How to listen by telephone (optional)
admin-meeting-phone-hint = Numbers and codes, up to 500 characters.
admin-meeting-save = Save the address
admin-meeting-saved = The address of the meeting is set.
admin-meeting-clear = Forget the address
admin-meeting-clear-what = Then nobody can join until you set another one.
admin-meeting-clear-yes = Yes, forget it
admin-meeting-back = Back to the settings

error-meeting-url-not-a-web-address = Write the whole link of the meeting, with https:// at its beginning.
error-meeting-phone-too-long = Shorten this to 500 characters.
