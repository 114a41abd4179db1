# Meeting a candidate: the letter, what to say, reports of meetings.

meet-title = لقاء مرشح أو مرشحة
meet-teaser = رسالة لطلب لقاء، وما يمكن قوله فيه، ومكان لإخبار الآخرين كيف جرى.
meet-link = رسالة ونقاط للحديث في لقاء
meet-letter-title = طلب لقاء
meet-letter = الرسالة
meet-letter-hint = يُرجى وضع كلماتك مكان الأقواس. لا نقرأ ما تكتبه هنا ولا نحفظه.
meet-letter-download = تنزيل
meet-letter-copy = نسخ
meet-letter-copied = تم النسخ
meet-letter-mail = كتابتها في بريد إلكتروني
meet-letter-mail-unedited = يحتوي البريد على الرسالة كما كانت في البداية: يمكن تعديلها في برنامج البريد.
meet-points-title = ماذا نقول

report-title = كيف جرى اللقاء؟
report-intro = يقرأ المنظمون كل تقرير قبل أن يراه الآخرون. يظهر لك رابط يمكنك به سحبه في أي وقت.
report-organisation = المنظمة أو المجموعة
report-organisation-hint = ليس اسمك الشخصي. يمكن لمجموعة بلا اسم أن تصف نفسها.
report-country = البلد
report-country-choose = اختيار بلد
report-party = الحزب أو المرشح (اختياري)
report-met-on = يوم اللقاء
report-outcome = ما نتيجة اللقاء؟
report-outcome-hint = 600 حرف على الأكثر. يُرجى عدم ذكر أسماء أشخاص من مجموعتك.
consent-report = يمكنكم نشر هذا التقرير. أعلم أنه يكشف للآخرين العمل السياسي لمجموعتنا.
report-send = إرسال التقرير

reported-title = لقاءات جرت
reported-count =
    { $count ->
        [zero] لا لقاءات حتى الآن
        [one] لقاء واحد حتى الآن
        [two] لقاءان حتى الآن
        [few] { $count } لقاءات حتى الآن
        [many] { $count } لقاءً حتى الآن
       *[other] { $count } لقاء حتى الآن
    }
reported-none = لا يوجد تقرير عن أي لقاء بعد.
reported-newest = يُعرض هنا أحدث { $count } منها.
reported-with = مع

own-report-title = تقريرك
report-state-waiting = يقرؤه المنظمون أولًا
report-state-shown = يمكن للجميع رؤيته
report-state-hidden = لا يُعرض
report-means-waiting = لا يمكن لأحد غيرك رؤية تقريرك بعد.
report-means-shown = تقريرك موجود في صفحة جميع اللقاءات.
report-means-hidden = قرأ المنظمون تقريرك ولا يعرضونه للآخرين.
report-fact-met-on = اليوم
report-fact-party = مع
report-fact-outcome = نتيجة اللقاء
own-report-keep = يُرجى حفظ هذا الرابط. يمكنك به سحب تقريرك في أي وقت.
own-report-withdraw = سحب تقريري
report-withdrawn-title = سُحب تقريرك
report-withdrawn-text = حُذف، ولم يعد بإمكان أحد رؤيته.

error-report-organisation-missing = يُرجى كتابة اسم منظمتك أو مجموعتك.
error-report-organisation-too-long = يُرجى اختصار الاسم إلى 120 حرفًا.
error-report-country-unknown-choice = يُرجى اختيار بلد من القائمة.
error-report-party-too-long = يُرجى الاختصار إلى 120 حرفًا.
error-met-on-missing = يُرجى اختيار يوم اللقاء.
error-met-on-not-a-day = يُرجى كتابة يوم مثل 2024-03-15.
error-met-on-in-the-future = لم يأت هذا اليوم بعد. يُرجى اختيار يوم اللقاء.
error-outcome-missing = يُرجى كتابة نتيجة اللقاء في جملة أو جملتين.
error-outcome-too-long = يُرجى الاختصار إلى 600 حرف.
error-report-publish-consent-needed = لإرسال التقرير، يُرجى وضع علامة في هذا المربع. من دونها لا نحفظ شيئًا.

privacy-report = يذكر تقرير اللقاء منظمة أو مجموعة، ولا نسأل من كتبه. يقرؤه المنظمون قبل أن يراه الآخرون، ويُحذف عند سحبه بالرابط. وما يُكتب في الرسالة لا يُحفظ في أي مكان.
