# The settings, and where people meet.

admin-settings-help = قرروا كم تُحفظ المقاعد، وأي بريد يُرسل، ومتى تُمحى بيانات الناس. يسري ذلك فورًا.
admin-settings-saved = حُفظ. يسري من الآن.
admin-settings-save = حفظ
admin-settings-registrations = التسجيلات
admin-settings-confirm-within = ساعات لتأكيد التسجيل
admin-settings-confirm-within-hint = حتى ذلك الحين يُحفظ مقعد لمن سجّل بالبريد. بعدها يذهب إلى التالي في القائمة. من 1 إلى { $most } ساعة؛ ومن سجّل من قبل يبقى له الوقت الذي قيل له.
admin-settings-offer-for = ساعات يُحفظ فيها مقعد شاغر لأول المنتظرين
admin-settings-offer-for-hint = على الأكثر: يقل ذلك قرب بداية الجلسة. من 1 إلى { $most } ساعة.
admin-settings-erase-after = أيام بعد الجلسة حتى تُمحى التسجيلات
admin-settings-erase-after-hint = من 1 إلى { $most } يومًا. تعِد به الاستمارات وصفحة الخصوصية. لذلك، متى سجّل أحد، يمكن تقصيره لا تطويله.
admin-settings-after-mail = البريد بعد الجلسة
admin-settings-thanks = شكر من حضروا
admin-settings-missed = الكتابة إلى من كان لهم مقعد ولم يحضروا
admin-settings-mail-rate = أكثر عدد من الرسائل في الدقيقة
admin-settings-mail-rate-hint = بقدر ما يسمح به مزوّد بريدكم، من 1 إلى { $most }. اتركوه فارغًا كي لا يكون حد.

error-setting-confirm-within-out-of-range = اكتبوا عددًا صحيحًا من الساعات من 1 إلى 336.
error-setting-offer-for-out-of-range = اكتبوا عددًا صحيحًا من الساعات من 1 إلى 168.
error-setting-erase-after-out-of-range = اكتبوا عددًا صحيحًا من الأيام من 1 إلى 365. متى سجّل أحد، لا يمكن أن يزيد عما هو الآن.
error-setting-mail-rate-out-of-range = اكتبوا عددًا صحيحًا من الرسائل من 1 إلى 1,000,000، أو اتركوه فارغًا.

admin-meeting = مكان اللقاء
admin-meeting-help = قولوا أين يُعقد لقاء الجلسة. لا يصل العنوان إلا إلى من لهم مقعد، ولا يصلهم إلا حين تُفتح الأبواب.
admin-meeting-is-set = العنوان محدد. يُحفظ مشفّرًا، ولا يستطيع أحد قراءته هنا.
admin-meeting-is-not-set = لم يقل أحد بعد أين اللقاء. دون ذلك لا يستطيع أحد الدخول.
admin-meeting-change = تحديد العنوان أو تغييره
admin-meeting-url = عنوان اللقاء
admin-meeting-url-hint = الرابط كاملًا، مع https://. يحل محل ما حُدد من قبل.
admin-meeting-phone = كيف يُستمع بالهاتف (اختياري)
admin-meeting-phone-hint = أرقام ورموز، 500 حرف على الأكثر.
admin-meeting-save = حفظ العنوان
admin-meeting-saved = عنوان اللقاء محدد الآن.
admin-meeting-clear = نسيان العنوان
admin-meeting-clear-what = عندها لا يستطيع أحد الدخول حتى تحددوا عنوانًا آخر.
admin-meeting-clear-yes = نعم، نسيانه
admin-meeting-back = العودة إلى الإعدادات

error-meeting-url-not-a-web-address = اكتبوا رابط اللقاء كاملًا، وفي أوله https://.
error-meeting-phone-too-long = اختصروا هذا إلى 500 حرف.
