# Today: where the session and the campaign stand.

admin-moment = { $day }، { $time } { $zone }
admin-today-unpublished = لم يُنشر شيء بعد. انشروا حملة مع جلستها أولًا، ثم تعرض هذه الصفحة كيف تسير الأمور.
admin-today-empty = لم يسجّل أحد ولم يتعهد أحد بعد. أخبروا الناس بالجلسة، بهذا العنوان:

admin-today-session = الجلسة
admin-today-scheduled = لم تبدأ بعد
admin-today-doors-open = الأبواب مفتوحة
admin-today-live = جارية الآن
admin-today-ended = انتهت
admin-today-cancelled = أُلغيت
admin-today-taken = المقاعد المحجوزة
admin-today-taken-of = { $taken } من { $seats }
admin-today-free = المقاعد الشاغرة
admin-today-no-limit = بلا حد
admin-today-unconfirmed = من المحجوزة، لم تُؤكَّد بعد
admin-today-in-line = في قائمة الانتظار
admin-today-attended = حضروا
admin-today-out = تخلّوا عن المقعد أو فات وقتهم

admin-today-waits = بانتظاركم
admin-today-nothing-waits = لا شيء ينتظر. ما يحتاج إلى نظرة يظهر هنا من تلقاء نفسه.
admin-today-pledges =
    { $count ->
        [zero] لا تعهدات للمراجعة
        [one] تعهد واحد للمراجعة
        [two] تعهدان للمراجعة
        [few] { $count } تعهدات للمراجعة
        [many] { $count } تعهدًا للمراجعة
       *[other] { $count } تعهد للمراجعة
    }
admin-today-reports =
    { $count ->
        [zero] لا تقارير لقاءات للمراجعة
        [one] تقرير لقاء واحد للمراجعة
        [two] تقريرا لقاء للمراجعة
        [few] { $count } تقارير لقاءات للمراجعة
        [many] { $count } تقرير لقاء للمراجعة
       *[other] { $count } تقرير لقاء للمراجعة
    }
admin-today-questions =
    { $count ->
        [zero] لا أسئلة للمراجعة
        [one] سؤال واحد للمراجعة
        [two] سؤالان للمراجعة
        [few] { $count } أسئلة للمراجعة
        [many] { $count } سؤالًا للمراجعة
       *[other] { $count } سؤال للمراجعة
    }

admin-today-mail-target = الوجهة
admin-today-mail-to-nobody = لا مكان: الخادم مضبوط على ألا يرسل بريدًا
admin-today-mail-to-files = إلى ملفات على الخادم، ولا أحد سواها
admin-today-mail-to-server = إلى خادم البريد { $host }
admin-today-mail-waiting = قيد الانتظار
admin-today-mail-oldest = أقدمها ينتظر منذ
admin-today-mail-tried = تنتظر بعد أكثر من محاولة
admin-today-mail-sent = أُرسلت في آخر 24 ساعة
admin-today-mail-given-up = تُركت
admin-today-mail-late = ينتظر بريد منذ أكثر من 15 دقيقة. انظروا في سجل البريد، أو اسألوا من يدير الخادم.
admin-today-mail-log = إلى سجل البريد

admin-today-next = ما يُرسل إلى الجميع تاليًا
admin-today-next-none = لن يُرسل إلى الجميع شيء آخر.
admin-today-next-to =
    { $people ->
        [zero] إلى لا أحد، حسب الوضع الآن
        [one] إلى شخص واحد، حسب الوضع الآن
        [two] إلى شخصين، حسب الوضع الآن
        [few] إلى { $people } أشخاص، حسب الوضع الآن
        [many] إلى { $people } شخصًا، حسب الوضع الآن
       *[other] إلى { $people } شخص، حسب الوضع الآن
    }

admin-today-registrations-days = التسجيلات في آخر 30 يومًا، مجتمعة
admin-today-pledges-days = التعهدات في آخر 30 يومًا، مجتمعة
admin-today-days = كلاهما في جدول، يومًا بيوم
admin-today-days-caption = كل التسجيلات والتعهدات في نهاية كل يوم
admin-today-day = اليوم
admin-today-pledged = التعهدات
admin-today-by-lang = حسب اللغة
admin-today-by-country = حسب البلد
admin-today-others = آخرون
admin-today-not-said = لم يُذكر
admin-today-no-groups = لا شيء يُعدّ بعد
admin-today-folded = حتى لا يُعرف أحد، تُعدّ المجموعات الصغيرة واحدة، ويُعاد عدّ التسجيلات هنا بعد أن يأتي عشرة آخرون أو يغادروا.
admin-today-erased = مُحيت تسجيلات هذه الجلسة كما وُعد أصحابها. هذه هي الأعداد التي تبقى.
