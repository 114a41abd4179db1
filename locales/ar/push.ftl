# Reminders on a device. The first part stands on locked screens: it names neither the session nor the campaign.

push-reminder-title = تذكير
push-day = يبدأ الموعد خلال يوم.
push-hour = يبدأ الموعد خلال ساعة.
push-minutes = يبدأ الموعد بعد دقائق.
push-doors-title = الأبواب مفتوحة
push-doors = يمكنك الدخول الآن.
push-changed-title = تغيّر شيء
push-changed = تجد الوضع الحالي في صفحتك.
push-off-title = أُلغي الموعد
push-off = تجد المزيد في صفحتك.
push-seat-title = مقعد شاغر لك
push-seat = يُحجز لك حتى { $until }.
push-did-you-title = هل فعلت ذلك؟
push-did-you = أخبرنا بلمسة واحدة.
