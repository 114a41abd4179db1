# حساب المنظّم نفسه.

account-title = حسابك
account-help = الاسم الذي يعرفك به الآخرون، وكيف تدخل.
account-name = الاسم
account-name-hint = يراه المنظّمون الآخرون.
account-lang = لغة هذه الصفحات
account-email = تسجّل الدخول بهذا البريد:
account-save = حفظ
account-saved = تم الحفظ.
account-back = العودة إلى حسابك
account-cancel = إلغاء
account-safe = كيف تدخل
account-change-password = تغيير كلمة المرور
account-change-app = استعمال تطبيق مصادقة آخر
account-make-codes = { $count ->
    [zero] اصنع رموز استرداد جديدة (لم يبقَ أيّ رمز)
    [one] اصنع رموز استرداد جديدة (بقي رمز واحد)
    [two] اصنع رموز استرداد جديدة (بقي رمزان)
    [few] اصنع رموز استرداد جديدة (بقيت { $count } رموز)
    [many] اصنع رموز استرداد جديدة (بقي { $count } رمزًا)
   *[other] اصنع رموز استرداد جديدة (بقي { $count } رمز)
}
account-see-sign-ins = { $count ->
    [zero] انظر أين سجّلت الدخول (لا مكان)
    [one] انظر أين سجّلت الدخول (مكان واحد)
    [two] انظر أين سجّلت الدخول (مكانان)
    [few] انظر أين سجّلت الدخول ({ $count } أماكن)
    [many] انظر أين سجّلت الدخول ({ $count } مكانًا)
   *[other] انظر أين سجّلت الدخول ({ $count } مكان)
}
account-password-changed = تغيّرت كلمة مرورك. انتهى كل تسجيل دخول آخر.
account-app-changed = صار تطبيقك الجديد جاهزًا. انتهى كل تسجيل دخول آخر.
account-codes-changed = رموز الاسترداد الجديدة صالحة الآن. أما القديمة فلم تعد صالحة.

account-password-title = تغيير كلمة المرور
account-password-help = عندما تغيّرها ينتهي فورًا كل تسجيل دخول آخر لك.
account-password-old = كلمة المرور التي لديك
account-password-new = كلمة المرور التي تريدها
account-password-hint = 12 حرفًا على الأقل. أربع كلمات أو خمس لا علاقة بينها يسهل حفظها ويصعب تخمينها.
account-password-save = تغييرها
error-password-missing = اكتب كلمة مرور.
error-password-too-short = اجعل كلمة المرور 12 حرفًا على الأقل.
error-password-too-long = قصّر كلمة المرور إلى 128 حرفًا.
error-password-too-easy = تخمين كلمة المرور هذه سهل جدًا. خذ أربع كلمات أو خمسًا لا علاقة بينها، ولا تضع فيها اسمك.

account-codes-title = اصنع رموز استرداد جديدة
account-codes-help = مع الرموز الجديدة تتوقف القديمة عن العمل.
account-codes-make = عرض رموز جديدة

account-sign-ins-title = أين سجّلت الدخول
account-sign-ins-help = إن كان بينها ما لا تعرفه، فأنهِه وغيّر كلمة مرورك.
account-sign-ins-one = تسجيل الدخول: { $began }. آخر استعمال: { $seen }.
account-sign-ins-this = أنت هنا الآن.
account-sign-ins-end-one = إنهاء هذا
account-sign-ins-end-others = إنهاء كل ما عداه
