# Which sites may show an embed.

admin-embeds-help = قولوا أي المواقع الأخرى يجوز لها أن تعرض العد التنازلي أو التسجيل أو التعهدات في إطار.
admin-embeds-unpublished = لم يُنشر شيء بعد. انشروا حملة مع جلستها أولًا، ثم تستطيع مواقع أخرى عرضها.
admin-embeds-site = عنوان الموقع
admin-embeds-site-hint = مع https:// ودون صفحة، مثل https://example.org. ومع https://*.example.org يجوز ذلك لكل المواقع التي تحته.
admin-embeds-parts = ما يجوز له عرضه
admin-embeds-allow = السماح لهذا الموقع
admin-embeds-listed = المواقع التي يجوز لها عرضه
admin-embeds-none = لا مواقع بعد. أضيفوا الأول في الأعلى، ثم أرسلوا إلى صاحبه سطر HTML.
admin-embeds-disallow = إزالة
admin-embeds-disallow-site = إزالة { $site }
admin-embeds-public = هذه الصفحة تشرح ذلك للمنظمات الأعضاء، مع معاينة:

error-embed-site-not-a-web-address = اكتبوا العنوان مع https:// ولا شيء بعد الاسم، مثل https://example.org.
error-embed-site-too-long = القائمة ممتلئة. أزيلوا موقعًا أولًا، أو أدرجوا عدة مواقع بصيغة https://*.example.org.
error-embed-parts-missing = اختاروا ما يجوز للموقع عرضه.
