# What was deleted a moment ago, and how it is brought back.

admin-deleted = ما حُذف في آخر 10 دقائق
admin-deleted-title = التراجع عن الحذف
admin-deleted-help = استعادة ما حُذف من الفريق في آخر 10 دقائق.
admin-deleted-none = لا شيء يمكن استعادته. ما حُذف قبل أكثر من 10 دقائق زال نهائيًا.
admin-deleted-for-a-while = يمكن التراجع عن هذا خلال 10 دقائق.
admin-deleted-undo = تراجع
admin-deleted-undo-it = تراجع: { $what }
admin-deleted-by = تم الحذف في { $time } من قِبل { $who }. يمكن التراجع عن هذا حتى { $until }.
admin-deleted-by-command = تم الحذف في { $time } بأمر على الخادم. يمكن التراجع عن هذا حتى { $until }.
admin-deleted-cancelled-by = تم الإلغاء في { $time } من قِبل { $who }. يمكن التراجع عن هذا حتى { $until }.

# What it was.
admin-deleted-draft = مسودة: { $title }
admin-deleted-item = بند من البرنامج: { $title }
admin-deleted-speaker = متحدث: { $name }
admin-deleted-photo = صورة: { $name }
admin-deleted-milestone = موعد: { $name }
admin-deleted-action = تعهد: { $text }
admin-deleted-country = حقائق التصويت: { $country }
admin-deleted-point = ماذا يقال: { $text }
admin-deleted-site = موقع: { $site } ({ $part })
admin-deleted-word = كلمة: { $word }
admin-deleted-meeting = عنوان اللقاء
admin-deleted-registration = تسجيل: { $name }
admin-deleted-organiser = عضو في الفريق: { $name }
admin-deleted-invitation = دعوة: { $whom }

# What became of it.
admin-restored-done = تمت الاستعادة.
admin-restored-in-line = لم يبق مقعد شاغر، فصار المكان الأخير في قائمة الانتظار لهذا الشخص. وسيعلم برسالة إن كان قد أعطى عنوانًا.
admin-restored-gone = لم يبق شيء للتراجع عنه: انتهت الدقائق العشر، أو سبقكم شخص آخر.
admin-restored-another-draft = لهذه الجلسة مسودة أخرى الآن، فلم يتغير شيء. انشروا تلك المسودة أو احذفوها أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-no-draft = لا مسودة لهذه الجلسة الآن، فلا مكان لإعادته. ابدؤوا مسودة أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-no-place = لم يعد له مكان في البرنامج: في ذلك الوقت بند آخر، أو نُقلت الجلسة. أفسحوا مكانًا واحفظوا، ثم اضغطوا «تراجع» من جديد.
admin-restored-already-there = هو في المسودة من قبل، أو في مكانه شيء آخر، فلم يتغير شيء. لاستعادة السابق، احذفوا أولًا ما في مكانه واحفظوا، ثم اضغطوا «تراجع» من جديد.
admin-restored-another-photo = لهذا الشخص صورة أخرى الآن، وهي باقية. لاستعادة السابقة، أزيلوا تلك الصورة أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-speaker-gone = لم يعد هذا الشخص بين المتحدثين في المسودة، فلم يتغير شيء. أعيدوه أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-list-is-full = لم يعد في القائمة مكان. أزيلوا موقعًا آخر أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-closed = التسجيل مغلق، فلم يتغير شيء.
admin-restored-another-meeting = حُدد عنوان آخر في هذه الأثناء، وهو باقٍ. لاستعادة العنوان السابق، انسوا ذاك أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-address-taken = هذا البريد لشخص في الفريق الآن، فلم يتغير شيء.
admin-restored-invited-anew = وُجّهت دعوة أخرى إلى هذا البريد، فلم يتغير شيء. اسحبوا تلك الدعوة أولًا، ثم اضغطوا «تراجع» من جديد.
admin-restored-account-gone = هذه الدعوة لشخص أُزيل من الفريق. تراجعوا عن إزالته أولًا.
