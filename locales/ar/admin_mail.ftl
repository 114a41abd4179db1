# The mail log.

admin-mail-help = انظروا ما صار بكل رسالة، وأعيدوا إرسالها إلى من لم تصله.
admin-mail-empty = لا رسائل بعد. كل رسالة يرسلها الموقع تظهر هنا، من أول تسجيل.
admin-mail-none-found = لا توجد رسالة كهذه. اختاروا شيئًا آخر، أو ابحثوا عن الكل.
admin-mail-kind = الموضوع
admin-mail-state = الحالة
admin-mail-day = أُنشئت في
admin-mail-all = الكل
admin-mail-find = عرض
admin-mail-older = رسائل أقدم
admin-mail-newest = العودة إلى الأحدث
admin-mail-state-waiting = قيد الانتظار
admin-mail-state-sent = أُرسلت
admin-mail-state-given-up = تُركت
admin-mail-caused = أُنشئت { $moment }
admin-mail-waits = تخرج في الدقائق القادمة.
admin-mail-waits-again =
    { $tries ->
        [zero] لم تُجرَّب بعد. المحاولة القادمة ليست قبل { $moment }.
        [one] جُرّبت مرة واحدة. المحاولة القادمة ليست قبل { $moment }.
        [two] جُرّبت مرتين. المحاولة القادمة ليست قبل { $moment }.
        [few] جُرّبت { $tries } مرات. المحاولة القادمة ليست قبل { $moment }.
        [many] جُرّبت { $tries } مرة. المحاولة القادمة ليست قبل { $moment }.
       *[other] جُرّبت { $tries } مرة. المحاولة القادمة ليست قبل { $moment }.
    }
admin-mail-sent-at = { $moment }
admin-mail-to-nobody = لا أحد للكتابة إليه
admin-mail-again = إعادة الإرسال
admin-mail-not-again = لا يمكن إعادة إرسال هذه الرسالة الآن. لم يبق أحد للكتابة إليه، أو أن رسالة مثلها تنتظر بالفعل.

admin-mail-kind-registered = تأكيد التسجيل، أو انتظار الدور
admin-mail-kind-existing-link = تسجيل ثانٍ: الرابط مرة أخرى
admin-mail-kind-confirmed = تم التأكيد، مع الجلسة للتقويم
admin-mail-kind-seat-offered = شغر مقعد
admin-mail-kind-left = تخلّى عن المقعد
admin-mail-kind-changed = تغيّر موعد الجلسة
admin-mail-kind-called-off = أُلغيت الجلسة
admin-mail-kind-reminder-day = تذكير قبل يوم
admin-mail-kind-reminder-hour = تذكير قبل ساعة
admin-mail-kind-reminder-minutes = تذكير قبل عشر دقائق
admin-mail-kind-thanks = شكرًا على الحضور
admin-mail-kind-missed = افتقدناكم
admin-mail-kind-pledge-confirm = تأكيد التعهد
admin-mail-kind-pledge-existing = تعهد ثانٍ: الرابط مرة أخرى
admin-mail-kind-did-you = هل فعلتم ذلك؟
admin-mail-kind-invited = دعوة إلى فريق التنظيم

admin-mail-why-address = لا يمكن الكتابة إلى هذا العنوان. لعل فيه خطأ.
admin-mail-why-mailbox = يقول خادم البريد إنه لا يوجد صندوق كهذا ({ $numbers }). لعل في العنوان خطأ.
admin-mail-why-closed = يقول خادم البريد إن الصندوق ممتلئ أو مغلق ({ $numbers }). حاولوا بعد أيام.
admin-mail-why-refused = رفضها خادم البريد ({ $numbers }). إن تكرر ذلك كثيرًا فاسألوا من يدير الخادم.
admin-mail-why-slow = تأخر خادم البريد كثيرًا في كل محاولة.
admin-mail-why-connection = لم يتم اتصال بخادم البريد في أي محاولة.
admin-mail-why-other = يقول الخادم: { $reason }

admin-mail-trial = أرسلوا لي رسالة تجريبية
admin-mail-trial-hint = تخرج فورًا إلى { $address }، وإن لم تنجح نقول بالكلمات ما يمنعها.
admin-mail-trial-sent = الرسالة التجريبية إلى { $address } في الطريق. إن لم تصل خلال دقائق فانظروا في مجلد الرسائل غير المرغوبة.
admin-mail-trouble-nowhere = البريد لا يذهب إلى مكان: الخادم مضبوط على ألا يرسل شيئًا. اطلبوا ممن يدير الخادم أن يضبط --mail.
admin-mail-trouble-setup = البريد غير مضبوط كما يجب على الخادم. سجل الخادم يقول المزيد.
admin-mail-trouble-address = لا يمكن الكتابة إلى عنوانكم، أو باسم هذا الموقع. اسألوا من يدير الخادم.
admin-mail-trouble-name = لا يُعثر على اسم خادم البريد. اطلبوا ممن يدير الخادم أن يتحقق من كتابته.
admin-mail-trouble-refused = لا شيء يجيب عند منفذ خادم البريد. اطلبوا ممن يدير الخادم أن يتحقق من المنفذ.
admin-mail-trouble-unreachable = لا يمكن الوصول إلى خادم البريد. اطلبوا ممن يدير الخادم أن يتحقق من الشبكة.
admin-mail-trouble-slow = لا يجيب خادم البريد في الوقت المناسب. كثيرًا ما يكون جدار حماية في الطريق. اسألوا من يدير الخادم.
admin-mail-trouble-tls = لا يتم اتصال محمي بخادم البريد. لم يُرسل شيء دون حماية. اسألوا من يدير الخادم.
admin-mail-trouble-password = لا يقبل خادم البريد اسمنا وكلمة مرورنا. اطلبوا ممن يدير الخادم أن يتحقق منهما.
admin-mail-trouble-mailbox = يرفض خادم البريد عنوانكم ({ $numbers }). تحققوا منه في صفحة حسابكم.
admin-mail-trouble-later = يريد خادم البريد محاولة لاحقة ({ $numbers }). حاولوا مرة أخرى بعد خمس دقائق.
admin-mail-trouble-not-for-us = لا يرسل خادم البريد عنا ({ $numbers }). اسألوا من يدير الخادم.
admin-mail-trouble-broken = انقطع الاتصال بخادم البريد. حاولوا مرة أخرى، وإن تكرر فاسألوا من يدير الخادم.
admin-mail-trouble-file = تعذرت كتابة الرسالة في ملف. اسألوا من يدير الخادم.
