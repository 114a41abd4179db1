# The session page.

session-kicker = جلسة عبر الإنترنت ضمن حملة
countdown-title = العد التنازلي
own-time-label = بتوقيتك:

state-scheduled = قريبًا
state-doors-open = الأبواب مفتوحة
state-live = مباشرة الآن
state-ended = انتهت الجلسة
state-cancelled = أُلغيت الجلسة
countdown-starts-in = تبدأ بعد
countdown-ends-in = تنتهي بعد
countdown-ended = شكرًا على حضورك
countdown-cancelled = لن تُعقد الجلسة
announce-one-hour = تبدأ الجلسة بعد ساعة واحدة.
announce-half-hour = تبدأ الجلسة بعد 30 دقيقة.
announce-ten-minutes = تبدأ الجلسة بعد 10 دقائق.
announce-five-minutes = تبدأ الجلسة بعد 5 دقائق.
announce-one-minute = تبدأ الجلسة بعد دقيقة واحدة.
milestone-in = { $milestone } بعد
milestone-now = { $milestone }: الآن
milestone-over = { $milestone }: انتهت

calendar-add = الإضافة إلى التقويم
calendar-file = ملف تقويم (ICS)

why-title = لماذا هذا مهم
audience-label = الجلسة موجّهة إلى:
agenda-title = جدول الأعمال
agenda-now = الآن
agenda-next = التالي
agenda-questions = أسئلتكم
agenda-own-time = { $time } بتوقيتك
speakers-title = المتحدثون والمتحدثات
aims-title = ما نريد تحقيقه
after-title = ماذا بعد الجلسة
recording-link = مشاهدة الجلسة المسجّلة

sessions-to-come = جلسات أخرى
sessions-over = جلسات سابقة
sessions-open = باب التسجيل مفتوح
sessions-full = لا مقاعد متبقية: سجّلوا لانتظار مقعد
sessions-cancelled = أُلغيت
sessions-recorded = مع تسجيل للمشاهدة

campaign-title = عن الحملة
reach-label = من نريد الوصول إليهم
mandate-label = ولاية البرلمان
hashtag-label = الوسم

voting-teaser = متى يصوّت بلدك، ومن أي سن، وأين توجد معلومات التسجيل للتصويت.
voting-link = كيف يجري التصويت في بلدك
