### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = مرحبًا { $name }،
# Where the name cannot be put into a mail.
mail-greeting-plain = مرحبًا،

mail-confirm-subject = يُرجى تأكيد مقعدك
mail-confirm-intro = وصلنا طلبك للحصول على مقعد في هذه الجلسة:
mail-confirm-until = نحتفظ لك بمقعد حتى { $until }.
mail-confirm-action = للتأكيد، يُرجى فتح هذه الصفحة والضغط على الزر فيها:
mail-confirm-link = تأكيد مقعدي

mail-waitlist-subject = أنت على قائمة الانتظار
mail-waitlist-intro = جميع المقاعد في هذه الجلسة محجوزة، ولذلك أُضيف اسمك إلى قائمة الانتظار:
mail-waitlist-action = تُظهر صفحتك الخاصة دورك في القائمة:

mail-existing-subject = الرابط الخاص بك
mail-existing-intro = سبق لك التسجيل في هذه الجلسة، ولم يتغيّر شيء:
mail-existing-action = هذا هو الرابط إلى صفحتك الخاصة:

mail-out-intro = سبق لك التسجيل في هذه الجلسة، ولم يعد لك مقعد فيها:
mail-out-action = لطلب مقعد من جديد، يُرجى فتح صفحتك الخاصة:

mail-offer-subject = هناك مقعد شاغر لك
mail-offer-intro = أصبح هناك مقعد شاغر في هذه الجلسة، وجاء دورك:
mail-offer-until = المقعد لك إذا حجزته قبل { $until }، وبعد ذلك ينتقل إلى الشخص التالي.
mail-offer-action = لحجزه، يُرجى فتح صفحتك الخاصة والضغط على الزر فيها:
mail-offer-link = حجز مقعدي

mail-confirmed-subject = لديك مقعد
mail-confirmed-intro = تم تأكيد مقعدك في هذه الجلسة:
mail-join-action = هذا رابط دخولك. يُفتح قبل البداية بقليل، وهو لك وحدك:
mail-join-now-action = هذا رابط دخولك، وهو لك وحدك:
mail-join-link = الذهاب إلى الجلسة

mail-left-subject = تم إلغاء مقعدك
mail-left-intro = لم يعد لك مقعد في هذه الجلسة، بناءً على طلبك:
mail-left-action = إذا غيّرت رأيك، يمكنك طلب مقعد من جديد على صفحتك الخاصة:

mail-changed-subject = حدث تغيير
mail-changed-intro = تغيّرت الجلسة التي سجّلت فيها. هذه هي التفاصيل الآن:
mail-changed-action = إذا لم يعد الحضور ممكنًا، يمكنك التخلي عن مقعدك على صفحتك الخاصة:

mail-off-subject = تم الإلغاء
mail-off-intro = ألغت الجهة المنظِّمة هذه الجلسة:
mail-off-action = لا داعي لفعل أي شيء. تجد ما سيأتي لاحقًا على صفحة الجلسة:

mail-day-subject = البداية خلال أقل من يوم
mail-day-intro = تبدأ هذه الجلسة خلال أقل من يوم، ولديك مقعد فيها:
mail-hour-subject = البداية خلال أقل من ساعة
mail-hour-intro = تبدأ هذه الجلسة خلال أقل من ساعة، ولديك مقعد فيها:
mail-minutes-subject = البداية بعد دقائق
mail-minutes-intro = تبدأ هذه الجلسة بعد دقائق، ولديك مقعد فيها:

mail-thanks-subject = شكرًا على حضورك
mail-thanks-intro = سرّنا حضورك في هذه الجلسة:
mail-thanks-recording-action = يمكنك مشاهدتها من جديد هنا، ومشاركتها مع الآخرين:
mail-missed-subject = افتقدناك
mail-missed-intro = كان لك مقعد في هذه الجلسة، ولم نرك فيها. هذا يحدث:
mail-missed-recording-action = لا يزال بإمكانك مشاهدتها هنا، متى شئت:
mail-after-action = تجد ما سيأتي لاحقًا على صفحة الجلسة:
mail-recording-link = مشاهدة التسجيل

mail-page-link = فتح صفحتي
mail-session-link = فتح صفحة الجلسة
mail-own-page = لتغيير بياناتك أو التخلي عن مقعدك:
mail-when = { $date }، { $time } ({ $zone })
mail-when-own = بتوقيتك: { $date }، { $time } ({ $zone })
mail-why-asked = تصلك هذه الرسالة لأن هذا العنوان كُتب في استمارة هذه الجلسة. إذا لم يكن الطلب منك، فلا داعي لفعل أي شيء.
mail-why = تصلك هذه الرسالة لأنك سجّلت في هذه الجلسة بهذا العنوان.
mail-unsubscribe = لإيقاف هذا النوع من الرسائل:
mail-questions = لديك أسئلة؟ يمكنك الكتابة إلى:

# Sent by the command `mail test`.
mail-test-subject = رسالة تجريبية
mail-test-text = هذه رسالة تجريبية: رسائل موقعك تصل.
mail-test-why = تصلك هذه الرسالة لأن شخصًا يدير الموقع جرّب إرسال الرسائل.
