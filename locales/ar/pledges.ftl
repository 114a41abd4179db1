# Pledging and the wall.

pledge-title = تقديم تعهّد
pledge-actions = ما تعهّدك؟
pledge-country = بلد سكنك (اختياري)
pledge-visibility = ماذا يمكن للآخرين أن يروا؟
visibility-counted = عدد فقط
visibility-counted-hint = يُحسب تعهّدك. لا يظهر أي شيء عنك، ولا نحفظ اسمك.
visibility-initials = بلدي والأحرف الأولى من اسمي
visibility-initials-hint = لا نحفظ من اسمك إلا الأحرف الأولى.
visibility-pseudonym = اسم مستعار أختاره
visibility-pseudonym-hint = يُرجى اختيار اسم لا يدل عليك.
visibility-named = اسمي
visibility-named-hint = يمكن للجميع رؤية دعمك لهذه الحملة.
pledge-name = الاسم أو الاسم المستعار
pledge-name-hint = لإظهار الأحرف الأولى، يُرجى كتابة اسمك: لا نحفظ منه إلا أحرفه الأولى.
pledge-message = رسالة (اختياري)
pledge-message-hint = 280 حرفًا على الأكثر. إذا كان فيها روابط أو عناوين أو أرقام هواتف، فإنها تنتظر حتى يراجعها أحد.
consent-publish = يمكنكم عرض هذا على الجدار. أعلم أنه يكشف للآخرين رأيي السياسي.
pledge-what-happens = يمكنك برابطك تغيير تعهّدك أو سحبه في أي وقت.
pledge-send = تقديم التعهّد

pledges-so-far = مجموع التعهّدات حتى الآن
wall-title = التعهّدات
wall-empty = لا يوجد أي تعهّد على الجدار بعد. يمكن لتعهّدك أن يكون الأول.
wall-see-all = جميع التعهّدات
wall-by-action = بحسب نوع التعهّد
wall-by-country = بحسب البلد
wall-newest-first = على الجدار، الأحدث أولًا
wall-older = تعهّدات أقدم
wall-newest = أحدث التعهّدات
wall-show-new = عرض التعهّدات الجديدة:

own-pledge-title = تعهّدك
own-pledge-counted = حُسب تعهّدك. شكرًا لك.
own-pledge-shown-as = ما يراه الآخرون
own-pledge-held = رسالتك ليست على الجدار بعد: يراجعها أحد أولًا.
own-pledge-keep = يُرجى حفظ هذا الرابط. يمكنك به تغيير تعهّدك أو سحبه في أي وقت.
own-pledge-withdraw = سحب تعهّدي
withdrawn-title = سُحب تعهّدك
withdrawn-text = لم يعد محسوبًا، ولم يعد على الجدار.

error-actions-missing = يُرجى اختيار تعهّد واحد على الأقل.
error-actions-unknown-choice = يُرجى الاختيار من القائمة.
error-visibility-unknown-choice = يُرجى اختيار ما يمكن للآخرين أن يروه.
error-pledge-name-missing = يُرجى كتابة الاسم الذي سيظهر، أو اختيار «عدد فقط».
error-pledge-name-too-long = يُرجى اختصار الاسم إلى 80 حرفًا.
error-pledge-country-unknown-choice = يُرجى اختيار بلد من القائمة.
error-message-too-long = يُرجى اختصار الرسالة إلى 280 حرفًا.
error-publish-consent-needed = للظهور على الجدار، يُرجى وضع علامة في هذا المربع، أو اختيار «عدد فقط».
