# Registering, and one's own registration.

register-title = التسجيل
register-for = التسجيل في جلسة «{ $session }»
register-name = اسمك
register-name-hint = الاسم الذي نناديك به. ليس من الضروري أن يكون الاسم المكتوب في أوراقك.
register-contact = كيف نتواصل معك؟
register-contact-email = عبر البريد الإلكتروني
register-contact-email-hint = نرسل رسالة واحدة للتأكيد.
register-email = عنوان البريد الإلكتروني
register-contact-device = الحفظ على هذا الجهاز
register-contact-device-hint = لا نحفظ أي عنوان. يظهر لك رابط يجب حفظه، ولا يمكننا إرسال تذكير إليك.
register-organisation = المنظمة (اختياري)
register-country = بلد سكنك (اختياري)
register-lang = لغة رسائلنا إليك
register-access-needs = ما الذي يلزمك للمشاركة؟ (اختياري)
register-access-needs-hint = مثلًا نص مكتوب على الشاشة، أو لغة الإشارة، أو المشاركة عبر الهاتف.
consents-title = موافقتك
consent-taking-part = أريد المشاركة في الجلسة. يمكنكم أن تحفظوا لهذا الغرض ما كتبتُه هنا.
consent-news = أريد تلقّي أخبار الحملة عبر البريد الإلكتروني. يمكنني إيقاف ذلك في أي وقت.
register-what-happens =
    { $days ->
        [zero] نحذف بياناتك في يوم الجلسة نفسه. ولا يحصل عليها أحد غيرنا.
        [one] نحذف بياناتك بعد يوم واحد من الجلسة. ولا يحصل عليها أحد غيرنا.
        [two] نحذف بياناتك بعد يومين من الجلسة. ولا يحصل عليها أحد غيرنا.
        [few] نحذف بياناتك بعد { $days } أيام من الجلسة. ولا يحصل عليها أحد غيرنا.
        [many] نحذف بياناتك بعد { $days } يومًا من الجلسة. ولا يحصل عليها أحد غيرنا.
       *[other] نحذف بياناتك بعد { $days } يوم من الجلسة. ولا يحصل عليها أحد غيرنا.
    }
register-send = تسجيل
registration-closed = أُغلق التسجيل.
registration-full = جميع المقاعد محجوزة. سجّلوا لتدخلوا قائمة الانتظار لمقعد يشغر.

registered-title = يُرجى تفقّد بريدك الإلكتروني
registered-mail = أرسلنا إليك رسالة واحدة. يُرجى فتح الرابط الذي فيها والضغط على الزر هناك: عندها يصبح المقعد لك.
registered-no-mail = لم تصلك رسالة بعد عشر دقائق؟ يُرجى البحث في مجلد الرسائل غير المرغوب فيها، ثم التسجيل مرة أخرى.
waitlisted-title = أنت في قائمة الانتظار
waitlisted-mail = جميع المقاعد محجوزة، وأنتم في قائمة الانتظار. أرسلنا إليكم رسالة واحدة فيها رابطكم.

own-registration-title = تسجيلك
own-registration-session = الجلسة
own-registration-confirm = تأكيد تسجيلي
own-registration-take = أخذ المقعد
own-registration-again = طلب مقعد من جديد
own-registration-called-off = أُلغيت الجلسة. لا يلزمك فعل شيء.
own-registration-over = انتهت الجلسة.
own-registration-doors-open = الأبواب مفتوحة. أهلًا بك.
own-registration-doors-at = الدخول عبر غرفة الانتظار. يظهر فيها زر الاجتماع عند الساعة { $time }.
own-registration-to-doors = إلى غرفة الانتظار
own-registration-keep-title = حفظ رابطك
own-registration-keep = ليس لدينا أي عنوان لك، فلا يمكننا تذكيرك عبر البريد. هذا الرابط هو الطريق الوحيد للعودة إلى تسجيلك: من يفقده يفقد التسجيل. يُرجى حفظه، مثلًا في المفضّلة، أو تصوير الرمز.
own-registration-copy = نسخ الرابط
own-registration-copied = تم النسخ
own-registration-kept-here = هذا الجهاز يحفظ الرابط أيضًا.
own-registration-other-device = الفتح على جهاز آخر
own-registration-qr-hint = يكفي توجيه كاميرا الجهاز الآخر إلى الرمز. يُرجى ألّا يراه أحد غيرك، فهو يفتح تسجيلك.
own-registration-qr = رمز فيه رابط تسجيلك
own-registration-more = ما يمكنك فعله أيضًا
own-registration-change = تعديل ما كتبته
own-registration-cancel = التخلّي عن مقعدك
own-registration-erase = محو كل ما يخصك
to-own-registration = إلى تسجيلك
kept-link = تسجيلك على هذا الجهاز
kept-forget = نسيانه على هذا الجهاز
registration-held-until = هناك مقعد محجوز لك حتى { $until }. بالضغط على الزر يصبح لك.
registration-offered-until = شغر مقعد وهو محجوز لك حتى { $until }. وإن لم تأخذه فسيذهب إلى التالي في قائمة الانتظار.
registration-place-in-line = رقمك في قائمة الانتظار: { $place }.
registration-line-mail = عندما يشغر مقعد نحجزه لك مدة من الوقت ونكتب إليك.
registration-line-look = عندما يشغر مقعد نحجزه لك مدة من الوقت. لا يمكننا الكتابة إليك، لذا يُرجى تفقّد هذه الصفحة من حين إلى آخر.
registration-expired-what = انقضت مهلة أخذ مقعدك، وأصبح متاحًا لغيرك.
registration-cancelled-what = جرى التخلّي عن مقعدك أو عن دورك في القائمة. يمكنك طلب مقعد من جديد.
registration-state-pending = لم يُؤكَّد بعد
registration-state-confirmed = تسجيلك مؤكَّد
registration-state-attended = سُجِّل حضورك
registration-state-waitlisted = أنت في قائمة انتظار المقاعد
registration-state-offered = هناك مقعد شاغر لك
registration-state-expired = انقضت المهلة
registration-state-cancelled = أُلغي التسجيل

confirm-title = تأكيد تسجيلك
confirm-not-you = لم يكن هذا منك؟ لا يلزمك فعل شيء: بعد ذلك الوقت يذهب المقعد إلى غيرك.
confirm-expired-title = هذا الرابط قديم
confirm-expired-again = يمكنك طلب رسالة جديدة. إن كان هناك مقعد شاغر حجزناه لك من جديد، وإلا دخلت قائمة الانتظار.
confirm-again = إرسال رسالة جديدة إليّ

change-title = تعديل تسجيلك
change-save = حفظ التعديلات
change-back = عودة دون حفظ

cancel-title = هل تريد التخلّي عن مقعدك؟
cancel-what = يصبح مقعدك متاحًا لغيرك فورًا. يمكنك طلب مقعد من جديد، لكن قد لا يبقى شيء.
cancel-yes = نعم، التخلّي عنه
cancel-no = لا، الاحتفاظ بمقعدي
leave-the-line = مغادرة قائمة الانتظار
leave-the-line-what = يضيع دورك في القائمة. وعند العودة لاحقًا يكون دورك في آخرها.
leave-the-line-yes = نعم، مغادرة القائمة
leave-the-line-no = لا، البقاء في القائمة

erase-title = هل تريد محو كل ما يخصك؟
erase-what = نمحو تسجيلك وكل ما كتبته، الآن ونهائيًا. يذهب مقعدك إلى غيرك، وتتوقف روابطك عن العمل، ولا يمكننا استعادة شيء.
erase-yes = نعم، محو كل شيء
erase-no = لا، الاحتفاظ به
erased-title = تم المحو
erased-what = محونا تسجيلك وكل ما كتبته. لم يبق هنا شيء عنك.

stop-news-title = هل تريد إيقاف الأخبار؟
stop-news-what = نتوقف عن إرسال أخبار الحملة إليك. ويبقى تسجيلك كما هو.
stop-news-yes = إيقاف الأخبار
stop-news-no = عودة
news-stopped-title = لا مزيد من الأخبار
news-stopped-what = لن نرسل إليك أخبار الحملة بعد الآن. ويبقى تسجيلك كما هو.

form-error-invalid = هناك أمور تحتاج إلى مراجعة:
form-trap = يُترك هذا الحقل فارغًا
form-error-closed = أُغلق التسجيل. لم يُحفظ شيء.
form-error-stale-form = بقيت هذه الصفحة مفتوحة مدة طويلة. يُرجى إرسال الاستمارة مرة أخرى؛ ما كُتب فيها ما زال هنا.
form-error-too-many = طلبات كثيرة في وقت واحد. يُرجى الانتظار دقيقة ثم الإرسال مرة أخرى؛ ما كُتب في الاستمارة ما زال هنا.
form-error-internal = حدث خطأ من جانبنا. لم يُحفظ شيء. يُرجى المحاولة مرة أخرى بعد دقيقة.
form-error-unreachable = لا يمكن الوصول إلى الموقع الآن. ما كُتب في الاستمارة ما زال هنا؛ يُرجى المحاولة مرة أخرى عند عودة الاتصال.

error-name-missing = يُرجى كتابة اسمك، أو الاسم الذي نناديك به.
error-name-too-long = يُرجى اختصار اسمك إلى 80 حرفًا.
error-contact-unknown-choice = يُرجى اختيار طريقة التواصل معك.
error-email-missing = يُرجى كتابة عنوان بريدك الإلكتروني، أو اختيار «الحفظ على هذا الجهاز».
error-email-too-long = يُرجى اختصار عنوان البريد الإلكتروني إلى 254 حرفًا.
error-email-not-an-email = يُرجى التحقق من عنوان البريد الإلكتروني. يجب أن يشبه name@example.org.
error-organisation-too-long = يُرجى اختصار اسم المنظمة إلى 120 حرفًا.
error-country-unknown-choice = يُرجى اختيار بلد من القائمة.
error-lang-unknown-choice = يُرجى اختيار لغة من القائمة.
error-access-needs-too-long = يُرجى اختصار هذا النص إلى 500 حرف.
error-taking-part-consent-needed = للمشاركة، يُرجى وضع علامة في هذا المربع. نحتاج إلى ذلك لحفظ تسجيلك.
