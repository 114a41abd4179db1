# The audience's questions, for organisers.

admin-questions-help = اختاروا ما يُطرح في الجلسة، وقولوا ما أُجيب عنه. يرى الجميع فورًا ما تفعلونه هنا.
admin-questions-empty = لم يسأل أحد شيئًا بعد. تظهر الأسئلة هنا من تلقاء نفسها. يطرحها الناس في هذه الصفحة:
admin-questions-unpublished = لم يُنشر شيء بعد. انشروا حملة مع جلستها أولًا، ثم يستطيع الناس أن يسألوا.
admin-questions-moved = فعل شخص آخر شيئًا بهذا السؤال في هذه الأثناء. إليكم الوضع الآن.
admin-questions-more =
    { $count ->
        [zero] لا أسئلة أخرى.
        [one] سؤال واحد آخر لا يُعرض. يظهر حين يُفرغ من غيره.
        [two] سؤالان آخران لا يُعرضان. يظهران حين يُفرغ من غيرهما.
        [few] { $count } أسئلة أخرى لا تُعرض. تظهر حين يُفرغ من غيرها.
        [many] { $count } سؤالًا آخر لا تُعرض. تظهر حين يُفرغ من غيرها.
       *[other] { $count } سؤال آخر لا تُعرض. تظهر حين يُفرغ من غيرها.
    }
admin-question-state-held = للمراجعة أولًا
admin-question-state-answering = يُجاب عنه الآن
admin-question-state-asked = بالانتظار، الأكثر طلبًا أولًا
admin-question-state-answered = أُجيب عنها
admin-question-state-hidden = مخفية
admin-question-number = السؤال { $number }
admin-question-release = إظهاره
admin-question-now = يُجاب عنه الآن
admin-question-answered = أُجيب عنه
admin-question-ask = إعادته إلى الانتظار
admin-question-restore = استعادته
admin-question-hide = إخفاء
admin-question-write = الإجابة كتابةً
admin-question-answer = الإجابة (اختيارية)
admin-question-answer-hint = يراها الجميع تحت السؤال. 500 حرف على الأكثر.
admin-question-answer-change = تغيير الإجابة
admin-question-answer-save = حفظ الإجابة

error-question-answer-missing = اكتبوا إجابة.
error-question-answer-too-long = اختصروا الإجابة إلى 500 حرف.
