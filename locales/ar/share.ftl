# المشاركة: روابط إلى مواقع أخرى، وما تقوله صور المشاركة.

share-title = شارِك
share-device = المشاركة من هذا الجهاز
share-copy = نسخ الرابط
share-copied = نُسخ
share-mail = البريد الإلكتروني
share-sms = رسالة نصية
share-hint = تؤدي هذه الروابط إلى مواقع أخرى، ولا تعرف عنك شيئًا قبل أن تفتح أحدها.

picture-pledges = بماذا تتعهّد؟
picture-first-pledge = كن أول من يتعهّد
picture-total =
    { $total ->
        [one] تعهّد واحد حتى الآن
        [two] تعهّدان حتى الآن
        [few] { $total } تعهّدات حتى الآن
        [many] { $total } تعهّدًا حتى الآن
       *[other] { $total } تعهّد حتى الآن
    }
picture-vote = كيف يصوّت الناس في بلدك
picture-questions = اطرح سؤالك
