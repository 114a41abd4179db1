# استيراد قائمة من التسجيلات.

admin-import = استيراد
admin-import-help = سجّلوا أشخاصًا كثيرين دفعة واحدة من قائمة، إن كانوا جميعًا قد طلبوا ذلك منكم. ترون أولًا ما ستفعله القائمة.
admin-import-for = يُسجَّلون في جلسة «{ $session }».
admin-import-file = ملف CSV
admin-import-file-hint = كل برنامج جداول يحفظ ملفًا كهذا. على الأكثر { $rows } صف و1 ميغابايت، بترميز UTF-8.
admin-import-paste = أو ألصقوا الصفوف هنا
admin-import-paste-hint = كما تنسخونها من برنامج جداول، مع أسماء الأعمدة. تُقرأ إن لم يُختر ملف.
admin-import-lang = لغة رسائلنا إذا لم يذكر الصف لغة
admin-import-check = فحص
admin-import-check-hint = لم يُحفظ شيء بعد.
admin-import-columns = ما يمكن أن تحتويه
admin-import-columns-what = في الصف الأول أسماء الأعمدة، بأي ترتيب. ويمكن استيراد ملف صدّرتموه من هنا. تُترك الأعمدة الأخرى.
admin-import-example = ملف مثال
admin-import-example-needs = نص مكتوب على الشاشة
admin-import-column = العمود
admin-import-also = أسماء أخرى: { $names }

# أسماء الأعمدة واللغات المفهومة: الاسم المعتاد أولًا، والأسماء الأخرى بعد خط.
admin-import-names-name = الاسم | الاسم الكامل
admin-import-names-email = البريد الإلكتروني | عنوان البريد الإلكتروني
admin-import-names-organisation = المنظمة | المؤسسة
admin-import-names-country = البلد
admin-import-names-language = اللغة
admin-import-names-access-needs = الاحتياجات | ما يلزم للمشاركة
admin-import-names-lang-en = الإنجليزية
admin-import-names-lang-fr = الفرنسية
admin-import-names-lang-ar = العربية

admin-import-takes-name = مطلوب. الاسم الذي يريد أن يُنادى به، 80 حرفًا على الأكثر.
admin-import-takes-email = العمود مطلوب. يمكن أن تبقى الخانة فارغة: عندها لا تصله رسالة، ويصير المقعد له فورًا.
admin-import-takes-organisation = 120 حرفًا على الأكثر، أو لا شيء.
admin-import-takes-country = بلد من استمارة التسجيل، برمزه (FR) أو باسمه، وZZ لأي بلد آخر، أو لا شيء.
admin-import-takes-language = en أو fr أو ar، أو اسم اللغة. وإن لم يُذكر شيء فاللغة التي تختارونها أعلاه.
admin-import-takes-access-needs = 500 حرف على الأكثر، أو لا شيء.

admin-import-refused-nothing = اختاروا ملفًا، أو ألصقوا صفوفًا.
admin-import-refused-too-large = القائمة أكبر من 1 ميغابايت. قسّموها، واستوردوا جزءًا بعد جزء.
admin-import-refused-not-text = هذا ليس نصًا بترميز UTF-8. احفظوه في برنامج الجداول بصيغة «CSV UTF-8» واختاروا ذلك الملف.
admin-import-refused-no-name = لا يوجد عمود اسمه «الاسم». اكتبوا أسماء الأعمدة في الصف الأول.
admin-import-refused-no-email = لا يوجد عمود اسمه «البريد الإلكتروني». أضيفوا واحدًا، حتى إن كان بعضهم بلا عنوان.
admin-import-refused-open-quote = في بداية خانة علامة اقتباس لم تُغلق. أغلقوها، أو احذفوها.
admin-import-refused-no-rows = لا شيء تحت أسماء الأعمدة.
admin-import-refused-too-many-rows = في القائمة أكثر من { $rows } صف. قسّموها، واستوردوا جزءًا بعد جزء.
error-row-too-long = في هذا الصف خانات أكثر من الأعمدة. ضعوا علامتي اقتباس حول الخانة التي فيها فاصلة أو فاصلة منقوطة.

admin-import-look = فحص القائمة
admin-import-look-help = هذا ما ستفعله القائمة. لم يُحفظ شيء بعد.
admin-import-changed = تغيّرت الصفوف منذ فحصها. انظروا إليها مرة أخرى.
admin-import-count-new =
    { $count ->
        [zero] لا يمكن استيراد أحد.
        [one] يمكن استيراد شخص واحد.
        [two] يمكن استيراد شخصين.
        [few] يمكن استيراد { $count } أشخاص.
        [many] يمكن استيراد { $count } شخصًا.
       *[other] يمكن استيراد { $count } شخص.
    }
admin-import-count-skipped =
    { $count ->
        [zero] لا يُتجاوز أي صف.
        [one] يُتجاوز صف واحد: فيه شخص مسجَّل من قبل، أو مذكور في صف سابق.
        [two] يُتجاوز صفان: فيهما أشخاص مسجَّلون من قبل، أو مذكورون في صف سابق.
        [few] تُتجاوز { $count } صفوف: فيها أشخاص مسجَّلون من قبل، أو مذكورون في صف سابق.
        [many] يُتجاوز { $count } صفًا: فيها أشخاص مسجَّلون من قبل، أو مذكورون في صف سابق.
       *[other] يُتجاوز { $count } صف: فيها أشخاص مسجَّلون من قبل، أو مذكورون في صف سابق.
    }
admin-import-count-wrong =
    { $count ->
        [zero] لا خطأ في أي صف.
        [one] في صف واحد خطأ، وقد تُرك.
        [two] في صفين خطأ، وقد تُركا.
        [few] في { $count } صفوف خطأ، وقد تُركت.
        [many] في { $count } صفًا خطأ، وقد تُركت.
       *[other] في { $count } صف خطأ، وقد تُركت.
    }
admin-import-ignored = أعمدة تُركت: { $columns }
admin-import-problems = ما يحتاج إلى تصحيح
admin-import-row = الصف
admin-import-found = ما كُتب فيه، وما العمل
admin-import-empty = لا شيء
admin-import-skipped = من يُتجاوز
admin-import-why = السبب
admin-import-there = هذا العنوان مسجَّل من قبل.
admin-import-there-without-address = شخص بهذا الاسم وهذه المنظمة، بلا عنوان، مسجَّل من قبل.
admin-import-same-as = الشخص نفسه في الصف { $row }.
admin-import-good = من يمكن استيراده
admin-import-more =
    { $count ->
        [zero] لا شيء غير ذلك.
        [one] واحد آخر غير معروض.
        [two] اثنان آخران غير معروضين.
        [few] { $count } آخرون غير معروضين.
        [many] { $count } آخرون غير معروضين.
       *[other] { $count } آخرون غير معروضين.
    }
admin-import-what = ما يفعله الاستيراد
admin-import-seats =
    { $free ->
        [zero] كل المقاعد محجوزة.
        [one] مقعد واحد شاغر، وهو للأول في القائمة.
        [two] مقعدان شاغران، ويُعطيان بترتيب القائمة.
        [few] { $free } مقاعد شاغرة، وتُعطى بترتيب القائمة.
        [many] { $free } مقعدًا شاغرًا، وتُعطى بترتيب القائمة.
       *[other] { $free } مقعد شاغر، وتُعطى بترتيب القائمة.
    }
admin-import-waiting =
    { $count ->
        [zero] لا ينتظر أحد.
        [one] شخص واحد ينتظر في قائمة الانتظار.
        [two] شخصان ينتظران في قائمة الانتظار، بترتيب القائمة.
        [few] { $count } أشخاص ينتظرون في قائمة الانتظار، بترتيب القائمة.
        [many] { $count } شخصًا ينتظرون في قائمة الانتظار، بترتيب القائمة.
       *[other] { $count } شخص ينتظرون في قائمة الانتظار، بترتيب القائمة.
    }
admin-import-mails =
    { $count ->
        [zero] لا تصل رسالة إلى أحد. من له مقعد يؤكده
        [one] تصل رسالة فورًا إلى شخص واحد بلغته. إن كان له مقعد فإنه يؤكده
        [two] تصل رسالة إلى كل من شخصين بلغته. من له مقعد يؤكده
        [few] تصل رسالة إلى كل من { $count } أشخاص بلغته. من له مقعد يؤكده
        [many] تصل رسالة إلى كل من { $count } شخصًا بلغته. من له مقعد يؤكده
       *[other] تصل رسالة إلى كل من { $count } شخص بلغته. من له مقعد يؤكده
    } { $hours ->
        [zero] فورًا،
        [one] خلال ساعة،
        [two] خلال ساعتين،
        [few] خلال { $hours } ساعات،
        [many] خلال { $hours } ساعة،
       *[other] خلال { $hours } ساعة،
    } وإلا انتقل المقعد إلى من بعده.
admin-import-no-mails =
    { $count ->
        [zero] للجميع عنوان.
        [one] شخص واحد بلا عنوان: لا تصله رسالة، ويصير المقعد له فورًا.
        [two] شخصان بلا عنوان: لا تصلهما رسالة، ويصير المقعد لكل منهما فورًا.
        [few] { $count } أشخاص بلا عنوان: لا تصلهم رسالة، ويصير المقعد لكل منهم فورًا.
        [many] { $count } شخصًا بلا عنوان: لا تصلهم رسالة، ويصير المقعد لكل منهم فورًا.
       *[other] { $count } شخص بلا عنوان: لا تصلهم رسالة، ويصير المقعد لكل منهم فورًا.
    }
admin-import-news = لا تصل أخبار الحملة إلى أحد بهذا. يمكن لكل شخص أن يطلبها من صفحته.
admin-import-asked = طلب كل واحد منهم مني أن أسجّله، ويعلم أننا نحفظ ما كُتب هنا إلى وقت ما بعد الجلسة.
admin-import-send =
    { $count ->
        [zero] استيراد لا أحد
        [one] استيراد شخص واحد
        [two] استيراد شخصين
        [few] استيراد { $count } أشخاص
        [many] استيراد { $count } شخصًا
       *[other] استيراد { $count } شخص
    }
admin-import-edit = عرض الصفوف وتغييرها
admin-import-rows = الصفوف
admin-import-again = فحص من جديد
admin-import-other = اختيار قائمة أخرى

admin-import-done = تم الاستيراد
admin-import-done-help = هذا ما فعلته القائمة.
admin-import-done-count =
    { $count ->
        [zero] لم يُستورد أحد.
        [one] استُورد شخص واحد.
        [two] استُورد شخصان.
        [few] استُورد { $count } أشخاص.
        [many] استُورد { $count } شخصًا.
       *[other] استُورد { $count } شخص.
    }
admin-import-done-seated =
    { $count ->
        [zero] لم يحصل أحد على مقعد.
        [one] لواحد منهم مقعد، ومن له عنوان يؤكده بالبريد.
        [two] لاثنين منهم مقعد، ومن له عنوان يؤكده بالبريد.
        [few] لـ { $count } منهم مقعد، ومن له عنوان يؤكده بالبريد.
        [many] لـ { $count } منهم مقعد، ومن له عنوان يؤكده بالبريد.
       *[other] لـ { $count } منهم مقعد، ومن له عنوان يؤكده بالبريد.
    }
admin-import-done-waiting =
    { $count ->
        [zero] لا ينتظر أحد منهم.
        [one] واحد منهم في قائمة الانتظار.
        [two] اثنان منهم في قائمة الانتظار.
        [few] { $count } منهم في قائمة الانتظار.
        [many] { $count } منهم في قائمة الانتظار.
       *[other] { $count } منهم في قائمة الانتظار.
    }
