# The log of what organisers did.

admin-audit-help = كل ما فعله المنظمون هنا، الأحدث أولًا. يمكن قراءته ولا يمكن تغييره أبدًا. الأوقات بتوقيت { $zone }.
admin-audit-choose = اختيار المدخلات
admin-audit-who = من
admin-audit-what = ماذا
admin-audit-day = اليوم
admin-audit-any = الكل
admin-audit-command = أمر على الخادم
admin-audit-show = عرض هذه
admin-audit-all = عرض الكل
admin-audit-export = تصدير بصيغة CSV
admin-audit-empty = لم يُفعل شيء بعد. ما تغيّره أو تصدّره أو تقرّره سيظهر هنا.
admin-audit-none-fits = لا يوجد مدخل يناسب اختيارك. جرّب اختيارًا آخر.
admin-audit-older = مدخلات أقدم
admin-audit-newest = أحدث المدخلات
admin-audit-before = قبل
admin-audit-after = بعد
admin-audit-long = عرض النص كله

# What was done, each by its code.
admin-audit-signed-in = دخول
admin-audit-signed-out = خروج
admin-audit-organiser-joined = انضمام إلى الفريق
admin-audit-organiser-invited = دعوة شخص
admin-audit-invitation-withdrawn = سحب دعوة
admin-audit-role-changed = تغيير دور
admin-audit-organiser-removed = إزالة شخص من الفريق
admin-audit-password-changed = تغيير كلمة مرور
admin-audit-second-factor-changed = إعداد عامل ثان
admin-audit-recovery-codes-made = رموز استرداد جديدة
admin-audit-content-changed = تغيير المحتوى المنشور
admin-audit-draft-changed = تغيير مسودة
admin-audit-session-moved = تغيير موعد الجلسة
admin-audit-session-cancelled = إلغاء الجلسة
admin-audit-meeting-changed = تغيير عنوان الاجتماع
admin-audit-registration-added = إضافة تسجيل
admin-audit-registration-changed = تغيير تسجيل
admin-audit-checked-in = تسجيل حضور أو التراجع عنه
admin-audit-moved-up = منح مقعد من قائمة الانتظار
admin-audit-person-erased = محو بيانات شخص
admin-audit-deleted = حذف
admin-audit-restored = استعادة ما حُذف
admin-audit-mail-sent-again = إعادة إرسال رسالة
admin-audit-exported = تصدير قائمة
admin-audit-pledge-approved = قبول تعهّد
admin-audit-pledge-hidden = إخفاء تعهّد
admin-audit-pledge-review-undone = التراجع عن قرار بشأن تعهّد
admin-audit-wall-changed = تغيير طريقة إدارة الجدار
admin-audit-words-changed = تغيير الكلمات المراقبة
admin-audit-question-changed = قرار بشأن سؤال
admin-audit-report-reviewed = قرار بشأن تقرير لقاء
admin-audit-embeds-changed = تغيير المواقع المسموح لها بالتضمين
admin-audit-setting-changed = تغيير إعداد

error-what-unknown-choice = اختر ما حدث من القائمة.
error-day-not-a-day = اختر يومًا من التقويم، مثل 2024-02-28.
