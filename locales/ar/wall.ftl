# الجدار: أعداده ورسومه وتصفيته.

pledges-confirmed = مؤكَّدة بالبريد الإلكتروني:
pledges-not-confirmed = غير مؤكَّدة:

wall-numbers = بالأرقام
wall-action = نوع التعهّد
wall-made = التعهّدات
wall-kept = ما أُنجز
wall-by-language = بحسب اللغة
wall-over-time = يومًا بعد يوم
wall-days = عرض كل يوم في جدول
wall-too-few = قليل جدًا
wall-rounding = المجموعات الصغيرة لا يُذكر عددها. ومن اختار أن يكون مجرد رقم يُضاف خمسةً خمسة، بعد أن ينضم عشرة آخرون أو يغيّروا أو يغادروا.
wall-newest-elsewhere = تجد أحدث التعهّدات على الجدار.

wall-filter = اختيار التعهّدات
wall-filter-country = البلد
wall-filter-action = نوع التعهّد
wall-filter-language = اللغة
wall-filter-any = الكل
wall-filter-show = عرض المختار
wall-filter-none = عرض جميع التعهّدات
wall-none-fits = لا يوجد على الجدار تعهّد يطابق اختيارك. اختر شيئًا آخر.

preview-title = سيرى الآخرون
preview-counted = واحدًا زائدًا في العدد.

error-action-unknown-choice = اختر تعهّدًا من القائمة.
error-language-unknown-choice = اختر لغة من القائمة.
