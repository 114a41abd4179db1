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
