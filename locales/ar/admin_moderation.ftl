# الإشراف: قائمة الانتظار، وما تقرر، وإدارة الجدار.

moderation-help = ما أرسله الناس ويجب أن يقرأه أحد، الأقدم أولاً.
moderation-done-help = كل ما هو ظاهر أو مخفي الآن، الأحدث أولاً. يمكنكم هنا تغيير رأيكم.
moderation-wall-help = من يراجع ومتى، وهل الجدار مجمّد، وأي كلمات توقف تعهداً.

moderation-pages = صفحات الإشراف
moderation-page-queue = في الانتظار
moderation-page-done = الظاهر والمخفي
moderation-page-wall = إدارة الجدار
moderation-nothing-published = انشروا جلسة أولاً. بعد ذلك ينتظركم هنا ما يرسله الناس.

moderation-count =
    { $count ->
        [0] لا شيء في الانتظار.
        [one] واحد في الانتظار.
        [two] اثنان في الانتظار.
       *[other] في الانتظار: { $count }.
    }
moderation-empty = لا شيء للمراجعة الآن. ما يصل يظهر هنا من تلقاء نفسه.
moderation-frozen = الجدار مجمّد. ما توافقون عليه يظهر عندما يُستأنف.
moderation-next-page = التالي في الانتظار
moderation-oldest = هناك المزيد: اعرضوا الأقدم
moderation-gone = سُحب هذا أو لم يعد في الانتظار.
moderation-unsent = لم يُرسل هذا. تحققوا من الاتصال واضغطوا الزر مرة أخرى.

moderation-pledge = تعهد
moderation-report = تقرير عن لقاء
moderation-waits = في الانتظار
moderation-message-waits = رسالته في الانتظار، والباقي على الجدار
moderation-shown = ظاهر
moderation-hidden = مخفي
moderation-day-and-time = { $day }، { $time }
moderation-tick = تحديد { $name }

moderation-why = سبب الانتظار
moderation-why-review-first = كان كل تعهد يُراجع أولاً عندما وصل.
moderation-why-hidden-before = أُخفي من قبل وتغيّرت كلماته.
moderation-why-report = كل تقرير يُراجع أولاً.
moderation-why-then = كان شيء فيه على قائمة الكلمات عندما وصل.
moderation-why-name-link = اسمه يشبه رابطاً.
moderation-why-name-address = اسمه يشبه عنوان بريد إلكتروني.
moderation-why-name-phone = اسمه يشبه رقم هاتف.
moderation-why-name-word = في اسمه الكلمة المدرجة «{ $word }».
moderation-why-message-link = يبدو أن في رسالته رابطاً.
moderation-why-message-address = يبدو أن في رسالته عنوان بريد إلكتروني.
moderation-why-message-phone = يبدو أن في رسالته رقم هاتف.
moderation-why-message-word = في رسالته الكلمة المدرجة «{ $word }».

moderation-approve = موافقة
moderation-hide = إخفاء
moderation-hide-whole = الإخفاء يزيل البطاقة كلها عن الجدار، لا الرسالة وحدها. ويبقى التعهد محسوباً.
moderation-give-reason = ذكر السبب
moderation-reason = السبب
moderation-reason-none = بلا سبب
moderation-reason-spam = إعلان، أو الشيء نفسه مراراً
moderation-reason-insult = إهانة أو تهديد
moderation-reason-private = يذكر شخصاً لم يوافق
moderation-reason-off-topic = لا علاقة له بالحملة
moderation-reason-misleading = غير صحيح وقد يمنع الناس من التصويت
moderation-reason-harmless = لا ضرر فيه: اشتبه بشيء آخر
moderation-note = بكلماتكم (اختياري)
moderation-note-hint = يبقى في سجل التدقيق دائماً. لا تكتبوا أبداً اسماً أو عنواناً أو أي شيء عن شخص.
moderation-ban = حظر كلمة منه
moderation-ban-word = الكلمة
moderation-ban-means = التعهدات باللغة { $language } التي فيها هذه الكلمة تنتظر من الآن. وهذا يُخفى.
moderation-ban-send = حظر هذه الكلمة والإخفاء
moderation-undo = تراجع
moderation-undo-of = تراجع: { $name }
moderation-tick-all = تحديد الكل في هذه الصفحة
moderation-approve-ticked = الموافقة على كل المحدد
moderation-hide-ticked = إخفاء كل المحدد

moderation-you-approved = وافقتم عليه ({ $time }).
moderation-you-hid = أخفيتموه ({ $time }).
moderation-who-approved = تمت الموافقة من { $who } ({ $time }).
moderation-who-hid = أُخفي من { $who } ({ $time }).
moderation-command-approved = تمت الموافقة بأمر على الخادم ({ $time }).
moderation-command-hid = أُخفي بأمر على الخادم ({ $time }).

moderation-said-approved =
    { $count ->
        [one] تمت الموافقة.
       *[other] تمت الموافقة على { $count }.
    }
moderation-said-hidden =
    { $count ->
        [one] تم الإخفاء.
       *[other] تم إخفاء { $count }.
    }
moderation-said-undone = تم التراجع. عاد كل شيء كما كان.
moderation-said-too-late = مرّت أكثر من عشر دقائق فلا يمكن التراجع. قرروا من جديد في «الظاهر والمخفي».
moderation-said-not-undone = لم يتم التراجع: طرأ عليه شيء منذ ذلك الحين.
moderation-said-nothing = لم يتقرر شيء. حددوا واحداً على الأقل أولاً.
moderation-said-late-one = سبقكم أحد إليه، وقراره قائم.
moderation-said-late = سبق البت في { $count }، والقرار قائم. كل واحد يذكر من قرر.
moderation-said-changed =
    { $count ->
        [one] تغيّر واحد منذ أن قرأتموه. راجعوه مرة أخرى.
       *[other] تغيّر { $count } منذ أن قرأتموها. راجعوها مرة أخرى.
    }
moderation-said-gone =
    { $count ->
        [one] سحب المرسل واحداً منها.
       *[other] سحب المرسلون { $count } منها.
    }

moderation-last = آخر القرارات
moderation-last-hint = يمكن لكل مشرف التراجع عن كل منها خلال عشر دقائق.

moderation-keys = المفاتيح
moderation-keys-where = تعمل ما دام التركيز داخل القائمة.
moderation-keys-go = إلى القائمة
moderation-key-next = التالي
moderation-key-previous = السابق
moderation-key-approve = موافقة
moderation-key-hide = إخفاء
moderation-key-ban = حظر كلمة: اختاروها ثم اضغطوا الزر
moderation-key-undo = التراجع عن هذا القرار أو عن الأخير
moderation-key-tick = تحديد
moderation-key-back = العودة إلى العنصر من حقل

moderation-search = عرض
moderation-stands = ماذا
moderation-stands-all = الظاهر والمخفي
moderation-named = الاسم الظاهر
moderation-older = الأقدم
moderation-newest = العودة إلى الأحدث
moderation-done-empty = لا شيء ظاهر أو مخفي بعد. ما تقررونه يظهر هنا.
moderation-done-none = لا شيء يطابق. جرّبوا جزءاً آخر من الاسم.

moderation-review-title = متى تكون المراجعة
moderation-review-first-now = كل تعهد يُراجع قبل أن يظهر.
moderation-review-after-now = تظهر التعهدات فوراً، إلا إذا كان فيها ما يجب مراجعته.
moderation-review-first = المراجعة أولاً
moderation-review-first-means = إذا غيّرتم هذا، ينتظركم كل تعهد جديد باسم. وما على الجدار يبقى.
moderation-review-after = الإظهار فوراً
moderation-review-after-means = إذا غيّرتم هذا، تظهر التعهدات الجديدة فوراً. ولا ينتظر إلا ما فيه رابط أو عنوان أو رقم هاتف أو كلمة مدرجة. وما ينتظر الآن يبقى منتظراً.
moderation-freeze-title = تجميد الجدار
moderation-thawed-now = الجدار يعمل: يظهر ما يجوز إظهاره.
moderation-frozen-now = الجدار مجمّد: لا يظهر شيء جديد، والعدّ مستمر.
moderation-freeze = تجميد الجدار
moderation-freeze-means = إذا جمّدتموه، لا يرى الزوار تعهدات جديدة حتى تنهوا ذلك. ويمكن للناس أن يتعهدوا، ويُحسبون.
moderation-thaw = استئناف الجدار
moderation-thaw-means = إذا استأنفتموه، يظهر دفعة واحدة كل ما يجوز إظهاره وكان ينتظر.

moderation-words-title = كلمات يجب الانتباه لها
moderation-words-means = الرسالة التي فيها إحداها تنتظركم؛ والاسم الذي فيه إحداها يوقف التعهد كله. الحركات والحروف الكبيرة والمكررة لا تهم. ولا يُوقف إلا ما يأتي من الآن.
moderation-words-none = لا كلمات في القائمة. أضيفوا الأولى أعلاه.
moderation-words-every = كل اللغات
moderation-word = الكلمة
moderation-word-hint = كلمة واحدة أو عدة كلمات متتالية.
moderation-word-language = البحث عنها في التعهدات باللغة
moderation-word-add = إضافة الكلمة
moderation-word-remove = حذف
moderation-word-remove-it = حذف { $word }

moderation-wall-said-review-first = تم. كل تعهد جديد ينتظركم.
moderation-wall-said-review-after = تم. تظهر التعهدات الجديدة فوراً.
moderation-wall-said-freeze = تم. الجدار مجمّد.
moderation-wall-said-thaw = تم. الجدار يُستأنف.
moderation-wall-said-add-word = تم. الكلمة على القائمة.

error-word-missing = اكتبوا الكلمة.
error-word-out-of-range = اكتبوا كلمة فيها حرف واحد على الأقل و60 حرفاً على الأكثر.
