# Voting help.

voting-title = دليل التصويت
voting-intro = متى يصوّت كل بلد، ومن أي سن، وكم مقعدًا له. تختلف قواعد التصويت من بلد إلى آخر: يُرجى الرجوع إلى المصدر لمعرفة كيفية التسجيل للتصويت وموعده الأخير.
voting-source = المصدر، وقواعد التسجيل للتصويت: { $source }
voting-table = التصويت في كل بلد
voting-country = البلد
voting-days = الأيام
voting-age = سن التصويت
voting-seats = المقاعد
voting-duty = هل التصويت إلزامي؟
voting-yes = نعم
voting-no = لا
cannot-vote-title = لا يمكنك التصويت؟
cannot-vote = حتى من دون تصويت، دورك مهم. يمكنك لقاء المرشحين، أو الانضمام إلى الحملة، أو اصطحاب شخص يمكنه التصويت.

voting-choose = في أي بلد تصوّت؟
voting-choose-hint = لا نحفظ اختيارك في أي مكان: لا ملفات تعريف ارتباط، ولا شيء في سجلّنا.
voting-choose-first = اختيار بلد
voting-show = عرض
voting-upcoming = لم يبدأ التصويت
voting-now = التصويت جارٍ الآن
voting-over = انتهى التصويت
voting-begins-in = يبدأ أول يوم للتصويت بعد
voting-ends-in = ينتهي آخر يوم للتصويت بعد
voting-ended = انتهت أيام التصويت
voting-clocks = تبدأ الأيام وتنتهي عند منتصف الليل في المنطقة الزمنية { $zone }. يذكر المصدر متى تفتح مراكز الاقتراع ومتى تغلق.
