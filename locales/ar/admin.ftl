# What stands on every page of the organisers.

admin-title = { $page } · المنظمون
admin-screens = الشاشات
admin-sign-out = تسجيل الخروج
admin-to-site = إلى الموقع
admin-today = اليوم
admin-today-help = ما حدث، وما ينتظركم، وما سيأتي بعد ذلك.
admin-registrations = التسجيلات
admin-moderation = الإشراف
admin-questions = الأسئلة
admin-mail = البريد
admin-embeds = التضمينات
admin-settings = الإعدادات
admin-team = الفريق
admin-audit = سجل التدقيق

admin-session = الجلسة
admin-session-show = عرض
