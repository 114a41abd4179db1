# Editing the session and the campaign.

admin-content = الجلسة والحملة
admin-content-help = غيّروا ما يقرؤه الزوار: اعملوا على مسودة، وعاينوها، ثم انشروها عندما تصبح جاهزة.
admin-draft-parts = أجزاء المسودة
admin-section-session = الجلسة
admin-section-agenda = البرنامج
admin-section-speakers = المتحدثون
admin-section-campaign = الحملة
admin-preview = معاينة
admin-publish = نشر
admin-published = المنشور الآن
admin-edit = تعديل
admin-drafts = المسودات
admin-no-drafts = لا توجد مسودة. اضغطوا «تعديل» لبدء مسودة مما هو منشور.
admin-called-off = أُلغيت
admin-draft-saved = حفظها { $name } يوم { $day }، { $time }.
admin-draft-more = نسخ أو حذف
admin-copy-slug = اسم الجلسة الجديدة في العناوين
admin-copy-slug-hint = أحرف لاتينية صغيرة وأرقام وشرطات، مثل autumn-session.
admin-copy = نسخ إلى مسودة جديدة
admin-discard-hint = المسودة المحذوفة لا تعود. ويبقى المنشور كما هو.
admin-discard = حذف هذه المسودة
admin-saved = تم الحفظ. يراه الزوار بعد النشر.
admin-yes = نعم
admin-no = لا
admin-save = حفظ المسودة
admin-theirs = كتب { $name } هنا:
admin-changed-meanwhile = غيّر { $name } الحقول نفسها أثناء كتابتكم. ما كتبتموه باقٍ هنا، وما كتبه بجانبه. غيّروا ما تريدون ثم احفظوا مرة أخرى.
admin-missing = ناقص، تُعرض الإنجليزية
admin-part-what = ما هي
admin-part-when = متى وأين
admin-part-move = التأجيل أو الإلغاء
admin-part-order-agenda = الترتيب
admin-part-order-actions = ترتيب ما يمكن التعهد به
admin-part-milestones = مواعيد الحملة
admin-part-actions = ما يمكن التعهد به
admin-zone-hint = مثل Europe/Brussels.
admin-zone-label-hint = كما تكتبونها أنتم، مثل CET. يمكن تركها فارغة.
admin-closes-hint = إن تُرك فارغًا: عند نهاية الجلسة.
admin-capacity-hint = إن تُرك فارغًا: بلا حد.
admin-agenda-hint = الأوقات بتوقيت الجلسة. املؤوا السطر الأخير لإضافة بند. تظهر الفواصل وتُرفض التداخلات.
admin-speakers-hint = يمكن أن يكون الاسم مستعارًا. املؤوا السطر الأخير لإضافة شخص.
admin-no-speakers = لا يوجد متحدثون بعد. أضيفوهم أولًا في قسم «المتحدثون».
admin-kind-talk = مداخلة
admin-kind-questions = أسئلة الجمهور
admin-gap = { $minutes } دقيقة بلا بند
admin-item = البند { $row }
admin-new-item = بند جديد { $row }
admin-speaker = المتحدث { $row }
admin-new-speaker = متحدث جديد { $row }
admin-milestone = الموعد { $row }
admin-new-milestone = موعد جديد { $row }
admin-milestones-hint = تظهر بحسب ترتيب أيامها. املؤوا السطر الأخير لإضافة موعد.
admin-milestone-zone-hint = مثل Europe/Brussels. إن تُركت فارغة: منطقة الجلسة.
admin-action = التعهد { $row }
admin-new-action = تعهد جديد { $row }
admin-actions-hint = املؤوا السطر الأخير لإضافة تعهد. ما تعهد به أحد يبقى، ويمكنكم تغيير كلماته.
admin-move-hint = ينتقل البرنامج معها. لا يُبلَّغ أحد قبل النشر.
admin-move-minutes = دقائق إلى الأمام (إلى الوراء بعلامة ناقص)
admin-move = نقل
admin-call-off = إلغاء الجلسة
admin-call-on = ستُعقد رغم ذلك
admin-order-hint-agenda = اسحبوا بندًا أو استخدموا السهمين. يحتفظ كل بند بمدته.
admin-order-hint-actions = اسحبوا تعهدًا أو استخدموا السهمين. يراها الزوار بهذا الترتيب.
admin-earlier = أبكر: { $title }
admin-later = لاحقًا: { $title }
admin-will-be-called-off = ستُلغى الجلسة.
admin-will-take-place = ستُعقد الجلسة رغم ذلك.
admin-changes = ما سيراه الزوار مختلفًا
admin-change-what = الحقل
admin-change-before = الآن
admin-change-after = بعد النشر
admin-nothing-changes = هذه المسودة مطابقة لما هو منشور. لا شيء للنشر.
admin-publish-now = انشر الآن
admin-put-back = تعهد أحدهم بما حذفته هذه المسودة، فعاد إليها. لم يُنشر شيء بعد. راجعوا مرة أخرى ثم انشروا.
admin-preview-at = في هذه اللحظة
admin-preview-lang = بهذه اللغة
admin-preview-show = عرض
admin-will-be-told =
    { $people ->
        [0] لن يُبلَّغ أحد بالبريد.
        [one] سيُبلَّغ شخص مسجل واحد بالبريد.
        [two] سيُبلَّغ شخصان مسجلان بالبريد.
        [few] سيُبلَّغ { $people } أشخاص مسجلين بالبريد.
        [many] سيُبلَّغ { $people } شخصًا مسجلًا بالبريد.
       *[other] سيُبلَّغ { $people } شخص مسجل بالبريد.
    }

# What fields are called.
admin-field-title = العنوان
admin-field-short-title = العنوان القصير
admin-field-platform = المكان أو المنصة
admin-field-audience = لمن
admin-field-why = لماذا يهم
admin-field-after = ما التالي بعد انتهائها
admin-field-aims = الهدف
admin-field-time-zone = المنطقة الزمنية
admin-field-zone-label = المنطقة كما تكتبونها
admin-field-starts-at = تبدأ
admin-field-ends-at = تنتهي
admin-field-registration-closes-at = يُغلق التسجيل
admin-field-recording-url = عنوان التسجيل المصور
admin-field-capacity = المقاعد
admin-field-kind = النوع
admin-field-speakers = من يتحدث
admin-field-name = الاسم
admin-field-role = الصفة
admin-field-organisation = المنظمة
admin-field-summary = ما تريده الحملة
admin-field-reach = من تريد الوصول إليهم
admin-field-hashtag = الوسم
admin-field-mandate = الولاية أو الفترة
admin-field-contact-email = بريد للأسئلة
admin-field-contact-url = صفحة للأسئلة
admin-field-starts-on = اليوم الأول
admin-field-ends-on = اليوم الأخير
admin-field-text = النص
admin-field-needs-vote = يتطلب حق التصويت
admin-field-action = التعهد الذي تساعد على الوفاء به
admin-field-key = المفتاح
admin-field-remove = احذفوا هذا عند الحفظ

# What is wrong with a field.
admin-fault-missing = اكتبوا شيئًا هنا. الإنجليزية لازمة، وتُعرض حين تنقص اللغات الأخرى.
admin-fault-too-long = اختصروا هذا.
admin-fault-not-a-zone = اكتبوا منطقة زمنية مثل Europe/Brussels.
admin-fault-not-a-time = اختاروا يومًا ووقتًا موجودين في هذه المنطقة.
admin-fault-too-early = هذا أبكر من اللازم: يجب أن يأتي بعد البداية وبعد كل ما بداخله.
admin-fault-too-late = هذا متأخر: يجب أن يكون ضمن الجلسة.
admin-fault-overlaps = يبدأ هذا قبل انتهاء البند السابق.
admin-fault-not-a-page = اكتبوا عنوانًا يبدأ بـ https://.
admin-fault-not-an-email = اكتبوا عنوان بريد مثل someone@example.org.
admin-fault-not-a-number = اكتبوا عددًا صحيحًا من 1 فأكثر.
admin-fault-not-an-age = اكتبوا عمرًا من 1 إلى 99.
admin-fault-unknown = اكتبوا واحدًا مما هو موجود.
admin-fault-pledged = تعهد أحدهم بهذا، فيبقى. يمكنكم تغيير كلماته.
