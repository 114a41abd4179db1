### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = مرحبًا { $name }،
# Where the name cannot be put into a mail.
mail-greeting-plain = مرحبًا،

mail-confirm-subject = يُرجى تأكيد مقعدك
mail-confirm-intro = وصلنا طلبك للحصول على مقعد في هذه الجلسة:
mail-confirm-action = للتأكيد، يُرجى فتح هذه الصفحة والضغط على الزر فيها:
mail-confirm-link = تأكيد مقعدي

mail-waitlist-subject = أنت على قائمة الانتظار
mail-waitlist-intro = جميع المقاعد في هذه الجلسة محجوزة، ولذلك أُضيف اسمك إلى قائمة الانتظار:
mail-waitlist-action = تُظهر صفحتك الخاصة دورك في القائمة:

mail-existing-subject = الرابط الخاص بك
mail-existing-intro = سبق لك التسجيل في هذه الجلسة، ولم يتغيّر شيء:
mail-existing-action = هذا هو الرابط إلى صفحتك الخاصة:

mail-page-link = فتح صفحتي
mail-when = { $date }، { $time } ({ $zone })
mail-ignore = إذا لم يكن هذا الطلب منك، فلا داعي لفعل أي شيء.
mail-questions = لديك أسئلة؟ يمكنك الكتابة إلى:
