# قائمة التسجيلات، وتسجيل واحد، والإضافة والمحو والتصدير.

admin-registrations-help = من سيحضر، ومن ينتظر، ومن يُسجَّل حضوره.
admin-registrations-unpublished = لم يُنشر شيء بعد، فلا يمكن لأحد التسجيل. انشروا جلسة أولًا.
admin-registrations-none = لم يسجّل أحد بعد. شاركوا استمارة التسجيل، أو استوردوا قائمة، أو أضيفوا شخصًا بأنفسكم.
admin-registrations-to-form = إلى استمارة التسجيل
admin-registrations-nobody = لا أحد يطابق هذا.
admin-registrations-q = بحث
admin-registrations-q-hint = كلمات من اسم أو عنوان أو منظمة، وتكفي بدايتها.
admin-registrations-q-hint-names = كلمات من اسم، وتكفي بدايتها.
admin-registrations-any = الكل
admin-registrations-all = الجميع
admin-registrations-counts = عدد الأشخاص
admin-registrations-filter-show = عرض
admin-registrations-filter-none = عرض الجميع
admin-registrations-filter-more = مزيد من التصفية
admin-registrations-state = الحالة
admin-registrations-state-pending = لم يؤكَّد بعد
admin-registrations-state-confirmed = لديه مقعد
admin-registrations-state-attended = سُجّل حضوره
admin-registrations-state-waitlisted = في قائمة الانتظار
admin-registrations-state-offered = عُرض عليه مقعد
admin-registrations-state-expired = انقضت المهلة
admin-registrations-state-cancelled = ملغى
admin-registrations-country = البلد
admin-registrations-language = اللغة
admin-registrations-contact = كيف نتواصل معهم
admin-registrations-contact-email = عبر البريد الإلكتروني
admin-registrations-contact-device = على جهازهم فقط
admin-registrations-needs = ما يحتاجونه للمشاركة
admin-registrations-needs-only = من يحتاج إلى شيء
admin-registrations-sort = الترتيب
admin-registrations-sort-newest = الأحدث أولًا
admin-registrations-sort-name = حسب الاسم
admin-registrations-sort-state = حسب الحالة
admin-registrations-name = الاسم
admin-registrations-organisation = المنظمة
admin-registrations-registered = وقت التسجيل
admin-registrations-check-in = الحضور
admin-registrations-check-in-do = تسجيل الحضور
admin-registrations-check-in-undo = تراجع
admin-registrations-next = الصفحة التالية
admin-registrations-first = إلى الصفحة الأولى

admin-registrations-done-checked-in = سُجّل الحضور.
admin-registrations-done-undone = أُلغي تسجيل الحضور.
admin-registrations-done-mailed = الرسالة في الطريق.
admin-registrations-done-moved-up = سيحصل هذا الشخص على أول مقعد يخلو.
admin-registrations-done-cancelled = أُلغي التسجيل. إن كان هناك عنوان مؤكَّد فسيعلم صاحبه برسالة.
admin-registrations-done-added = تمت الإضافة. إن كان هناك عنوان فالرسالة في الطريق إليه.
admin-registrations-done-was-there = هذا العنوان مسجَّل من قبل، ولم يُضف شيء. هذا تسجيله، وقد أرسلنا رابطه مرة أخرى.
admin-registrations-done-erased = مُحي كل ما يخص هذا الشخص.
admin-registrations-done-unchanged = لم يتغيّر شيء: لم يعد هذا يناسب الوضع الحالي، أو أن رسالة كهذه ما زالت في الطريق.

admin-registration = تسجيل
admin-registration-help = ما هو محفوظ عن شخص واحد، وما حدث، وما يمكنكم فعله.
admin-registration-to-list = إلى القائمة
admin-registration-undo = التراجع عن تسجيل الحضور
admin-registration-doors = يمكنكم تسجيل الحضور ابتداءً من
admin-registration-send-again = إرسال الرسالة مرة أخرى
admin-registration-move-up = إعطاؤه أول مقعد يخلو
admin-registration-move-up-hint = يصبح الأول في قائمة الانتظار. لا يُضاف أي مقعد: عدد المقاعد يبقى كما هو.
admin-registration-to-cancel = إلغاء التسجيل…
admin-registration-to-erase = محو نهائي…
admin-registration-no = لا، رجوع
admin-registration-stored = ما هو محفوظ
admin-registration-email = عنوان البريد الإلكتروني
admin-registration-no-address = لا يوجد: الرابط على جهازه، ولا يمكننا أن نكتب إليه.
admin-registration-zone = المنطقة الزمنية
admin-registration-held = المقعد محجوز حتى
admin-registration-place = المكان في قائمة الانتظار
admin-registration-history = ما حدث
admin-registration-was-made = التسجيل
admin-registration-was-added = أضافه أحد المنظمين
admin-registration-was-confirmed = صار المقعد له
admin-registration-was-there = حضر، أو سُجّل حضوره
admin-registration-consent-taking-part = المشاركة
admin-registration-consent-news = الأخبار بالبريد
admin-registration-consent-yes = موافق
admin-registration-consent-no = غير موافق
admin-registration-consent-by-organiser = يقول أحد المنظمين إنه طلب ذلك
admin-registration-consent-words = (نسخة النص { $version }، { $language })
admin-registration-mail-registered = رسالة بعد التسجيل
admin-registration-mail-existing-link = رسالة فيها الرابط
admin-registration-mail-confirmed = رسالة: المقعد محجوز
admin-registration-mail-seat-offered = رسالة: خلا مقعد
admin-registration-mail-left = رسالة: إلغاء
admin-registration-mail-changed = رسالة: تغيّرت الجلسة
admin-registration-mail-called-off = رسالة: أُلغيت الجلسة
admin-registration-mail-reminder-day = تذكير قبل يوم
admin-registration-mail-reminder-hour = تذكير قبل ساعة
admin-registration-mail-reminder-minutes = تذكير قبل عشر دقائق
admin-registration-mail-thanks = شكر
admin-registration-mail-missed = رسالة: افتقدناك
admin-registration-mail-waits = تنتظر الإرسال
admin-registration-mail-sent = أُرسلت
admin-registration-mail-given-up = تُركت:

admin-registration-cancel = إلغاء هذا التسجيل؟
admin-registration-cancel-help = ينتقل المقعد، أو المكان في قائمة الانتظار، إلى من بعده. إن كان هناك عنوان مؤكَّد فسيعلم صاحبه برسالة، ويمكنه طلب مقعد من جديد. يمكن التراجع عن هذا خلال 10 دقائق، فيُعطى صاحبه مقعدًا شاغرًا، أو المكان الأخير في قائمة الانتظار.
admin-registration-cancel-yes = نعم، إلغاؤه

admin-registration-erase = محو هذا الشخص؟
admin-registration-erase-help = هذا نهائي. لا يمكن لأحد التراجع عنه.
admin-registration-erase-what = يزول هذا الآن:
admin-registration-erase-row = التسجيل بكل ما كُتب فيه، وما تمت الموافقة عليه
admin-registration-erase-mail = كل رسالة لم تُرسل بعد، وقائمة الرسائل المرسلة، وتتوقف الروابط عن العمل
admin-registration-erase-seat = المقعد أو المكان في قائمة الانتظار، وينتقل إلى من بعده
admin-registration-erase-stays = يحتفظ سجل التدقيق بأن شخصًا مُحي، ومتى ومن فعل ذلك، من دون اسم. لا يُبلَّغ الشخص بذلك.
admin-registration-erase-yes = نعم، محو كل شيء

admin-registrations-add = إضافة شخص
admin-registrations-add-help = لمن طلب منكم أن تسجّلوه. القواعد كلها هي قواعد استمارة التسجيل.
admin-registrations-add-closed = التسجيل مغلق: لا يمكن إضافة أحد.
admin-registrations-add-full = كل المقاعد محجوزة. من تضيفونه ينتظر في القائمة.
admin-registrations-add-name-hint = الاسم الذي يريد أن يُنادى به.
admin-registrations-add-email-hint = تصله رسالة واحدة، ويؤكد بها.
admin-registrations-add-no-address = بلا عنوان
admin-registrations-add-no-address-hint = لا يمكننا أن نكتب إليه، ولا رابط له. إن أراد التخلي عن مقعده فعليه أن يخبركم.
admin-registrations-add-country = البلد الذي يعيش فيه (اختياري)
admin-registrations-add-country-unsaid = لم يُذكر
admin-registrations-add-lang = اللغة التي نكتب إليه بها
admin-registrations-add-needs = ماذا يحتاج للمشاركة؟ (اختياري)
admin-registrations-add-asked = طلب مني أن أسجّله، ويعلم أننا نحفظ ما كُتب هنا إلى وقت ما بعد الجلسة.
admin-registrations-add-send = إضافة
error-asked-consent-needed = ضعوا علامة هنا إن كان قد طلب ذلك منكم. لا يُسجَّل أحد لم يطلب ذلك.

admin-registrations-export = تصدير
admin-registrations-export-help = خذوا التسجيلات معكم في ملف. ويُكتب في السجل أنكم فعلتم ذلك.
admin-registrations-export-count =
    { $count ->
        [0] سيكون الملف فارغًا.
        [one] فيه تسجيل واحد.
        [two] فيه تسجيلان.
        [few] فيه { $count } تسجيلات.
        [many] فيه { $count } تسجيلًا.
       *[other] فيه { $count } تسجيل.
    }
admin-registrations-export-filtered = فقط ما يطابق بحثكم وتصفيتكم.
admin-registrations-export-what = لكل تسجيل: الاسم والعنوان والمنظمة والبلد واللغة وما يلزم للمشاركة والحالة وأوقات التسجيل والتأكيد والحضور والمنطقة الزمنية، وهل يريد الأخبار، وهل أضافه أحد المنظمين.
admin-registrations-export-care =
    { $days ->
        [zero] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه يوم الجلسة كما وعدنا.
        [one] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه بعد الجلسة بيوم واحد على الأكثر كما وعدنا.
        [two] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه بعد الجلسة بيومين على الأكثر كما وعدنا.
        [few] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه بعد الجلسة بـ { $days } أيام على الأكثر كما وعدنا.
        [many] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه بعد الجلسة بـ { $days } يومًا على الأكثر كما وعدنا.
       *[other] هذه بيانات شخصية. لا تعطوا الملف لمن لا يحتاجه، واحذفوه بعد الجلسة بـ { $days } يوم على الأكثر كما وعدنا.
    }
admin-registrations-export-format = الملف
admin-registrations-export-csv = لأي برنامج.
admin-registrations-export-xlsx = مصنّف بصيغة ‎.xlsx.
admin-registrations-export-send = تنزيل
