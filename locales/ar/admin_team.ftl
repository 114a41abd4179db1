# Who runs the campaign: the team, invitations, and the page where an invitation is taken.

admin-role-viewer = اطّلاع
admin-role-viewer-may = يرى سير العمل بالأرقام، ولا يرى البيانات الشخصية لأحد.
admin-role-moderator = إشراف
admin-role-moderator-may = كل ما يتيحه الاطّلاع. يقرّر ما يظهر على الجدار وفي الأسئلة، ويرى قائمة التسجيلات ويسجّل الحضور.
admin-role-editor = تحرير
admin-role-editor-may = كل ما يتيحه الإشراف. يحرّر الجلسة، ويغيّر التسجيلات ويصدّرها، ويهتم بالبريد والإعدادات.
admin-role-owner = مسؤولية كاملة
admin-role-owner-may = كل ما يتيحه التحرير. يقرّر من يكون في الفريق، ويقرأ سجل التدقيق.

admin-team-help = من يساعد في إدارة هذا الموقع، وما يحق لكل منهم، ومن وُجّهت إليه دعوة.
admin-team-alone = لا أحد هنا غيرك حتى الآن. يُستحسن أن تدعو شخصًا آخر بمسؤولية كاملة، ليكون الموقع في أيد أمينة إذا تعذّر دخولك.
admin-team-invite = دعوة شخص
admin-team-members = المنظمون
admin-team-you = (أنت)
admin-team-since = منذ
admin-team-no-second-factor = لم يُعدّ العامل الثاني بعد، ولا دخول من دونه.
admin-team-last-owner = صاحب المسؤولية الوحيد. يجب تعيين شخص آخر قبل تغيير هذا.
admin-team-change-role = تغيير الدور
admin-team-role-of = { admin-team-change-role }: { $name }
admin-team-remove = إزالة
admin-team-remove-whom = { admin-team-remove }: { $name }
admin-team-back = العودة إلى الفريق
admin-team-role = الدور
admin-team-invited = الدعوات
admin-team-nobody-invited = لا توجد دعوات مفتوحة الآن.
admin-team-first-owner = أول صاحب مسؤولية
admin-team-by = دعوة من { $name }
admin-team-by-command = دعوة بأمر على الخادم
admin-team-renews = كلمة مرور جديدة
admin-team-until = مفتوحة حتى
admin-team-invitation-more = الرابط أو السحب
admin-team-invitation-of = { admin-team-invitation-more }: { $whom }

admin-invite = دعوة شخص
admin-invite-help = نرسل رسالة فيها رابط يصلح 7 أيام ومرة واحدة.
admin-invite-email = عنوان بريده الإلكتروني
admin-invite-lang = لغة الرسالة
admin-invite-send = إرسال الدعوة

admin-invitation = الدعوة
admin-invitation-help = الدعوة الموجهة إلى { $whom }: رابطها إذا لم تصل الرسالة، وكيفية سحبها.
admin-invitation-link = الرابط
admin-invitation-link-what = من لديه هذا الرابط يستطيع قبول الدعوة. لا تعطه إلا للشخص المقصود.
admin-invitation-copy = نسخ الرابط
admin-invitation-copied = تم النسخ
admin-invitation-withdraw = سحب الدعوة
admin-invitation-withdraw-what = يتوقف الرابط عن العمل فورًا. يمكن التراجع عن هذا خلال 10 دقائق، أو توجيه الدعوة من جديد لاحقًا.
admin-invitation-withdraw-yes = سحب هذه الدعوة

admin-role-change-help = يسري الدور الجديد فورًا. ينتهي كل دخول مفتوح لهذا الشخص، ويدخل من جديد بدوره الجديد.
admin-role-change-own = هذا دورك أنت. إذا خفّضته فلن تستطيع رفعه بنفسك.
admin-role-change-yes = حفظ الدور

admin-remove-help = ينتهي كل دخول مفتوح لهذا الشخص فورًا، ولا يستطيع الدخول بعد ذلك.
admin-remove-own = هذا أنت. سينتهي دخولك فورًا.
admin-remove-what = يبقى ما فعله في سجل التدقيق مع اسمه. تنتهي معه الدعوات التي أرسلها ولم يقبلها أحد. يمكن التراجع عن هذا خلال 10 دقائق، فيدخل كما كان من قبل. وبعد ذلك لا بد من دعوته من جديد.
admin-remove-yes = إزالة من الفريق

admin-welcome = وصلتك دعوة
admin-welcome-help-by = يدعوك { $name } إلى المساعدة في إدارة هذا الموقع. دورك: { $role }.
admin-welcome-help = نطلب مساعدتك في إدارة هذا الموقع. دورك: { $role }.
admin-welcome-anew = اختيار كلمة مرور جديدة
admin-welcome-anew-help = هذا الرابط مخصص لـ { $name }. يعيّن كلمة مرور جديدة وعاملًا ثانيًا جديدًا، وينهي دخولك في كل مكان آخر.
admin-welcome-name = اسمك
admin-welcome-name-hint = يراه المنظمون الآخرون، ويحتفظ به سجل التدقيق.
admin-welcome-email = عنوان بريدك الإلكتروني
admin-welcome-email-hint = تدخل به.
admin-welcome-as = تدخل بهذا العنوان:
admin-welcome-password = كلمة مرور جديدة
admin-welcome-password-hint = 12 حرفًا على الأقل. بضع كلمات لا صلة بينها جيدة وسهلة التذكر.
admin-welcome-lang = لغة هذه الصفحات
admin-welcome-next = في الصفحة التالية تُعدّ العامل الثاني: تطبيق على هاتفك يعرض رمزًا.
admin-welcome-send = متابعة
admin-welcome-ended = انتهى هذا الرابط
admin-welcome-ended-help = يعمل مثل هذا الرابط مرة واحدة، لمدة 7 أيام، ويمكن سحبه.
admin-welcome-ended-what = إذا سبق أن استعملته، فيمكنك الدخول. وإلا فاطلب دعوة جديدة من صاحب مسؤولية كاملة، أو رابطًا جديدًا ممن يدير الخادم.
admin-welcome-ended-sign-in = الدخول

admin-error-role-title = دورك لا يسمح بهذا
admin-error-role-advice = إذا احتجت إليه في عملك، فاطلب دورًا آخر من صاحب مسؤولية كاملة.
admin-error-back = العودة إلى صفحات المنظمين

error-email-taken = هذا العنوان لشخص في الفريق.
error-email-invited-already = وُجّهت دعوة إلى هذا العنوان من قبل. تجدها في صفحة الفريق.
error-role-unknown-choice = يجب اختيار دور.
error-role-last-owner = لا بد من صاحب مسؤولية كاملة. يجب تعيين شخص آخر أولًا.

mail-invited-subject = دعوة لك
mail-invited-intro-by = يطلب { $name } مساعدتك في إدارة ما يلي:
mail-invited-intro = نطلب مساعدتك في إدارة ما يلي:
mail-invited-role = سيكون دورك: { $role }.
mail-invited-action = للقبول، افتح هذه الصفحة واختر كلمة مرور. الرابط يصلح مرة واحدة، حتى { $until }:
mail-invited-link = قبول الدعوة
mail-invited-why = تصلك هذه الرسالة لأن أحد المنظمين كتب هذا العنوان. إذا لم ترغب في المساعدة، فلا داعي لفعل أي شيء.
