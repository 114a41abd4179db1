# The settings, and where people meet.

admin-settings-help = Décidez combien de temps les places sont gardées, quels courriels partent et quand les données sont effacées. Cela vaut tout de suite.
admin-settings-saved = Enregistré. Cela vaut dès maintenant.
admin-settings-save = Enregistrer
admin-settings-registrations = Inscriptions
admin-settings-confirm-within = Heures pour confirmer une inscription
admin-settings-confirm-within-hint = Jusque-là, une place est gardée pour qui s’est inscrit par courriel. Ensuite elle passe à la personne suivante. De 1 à { $most } heures ; qui est déjà inscrit garde le délai annoncé.
admin-settings-offer-for = Heures pendant lesquelles une place libre est gardée pour la première personne en attente
admin-settings-offer-for-hint = Au plus : c’est moins quand la session approche. De 1 à { $most } heures.
admin-settings-erase-after = Jours après la session avant d’effacer les inscriptions
admin-settings-erase-after-hint = De 1 à { $most } jours. Les formulaires et la page de confidentialité le promettent. Dès que quelqu’un est inscrit, on peut raccourcir ce délai, mais pas l’allonger.
admin-settings-after-mail = Courriels après la session
admin-settings-thanks = Remercier les personnes venues
admin-settings-missed = Écrire à celles qui avaient une place et ne sont pas venues
admin-settings-mail-rate = Courriels par minute, au plus
admin-settings-mail-rate-hint = Autant que votre fournisseur le permet, de 1 à { $most }. Laissez vide pour ne pas limiter.

error-setting-confirm-within-out-of-range = Écrivez un nombre entier d’heures, de 1 à 336.
error-setting-offer-for-out-of-range = Écrivez un nombre entier d’heures, de 1 à 168.
error-setting-erase-after-out-of-range = Écrivez un nombre entier de jours, de 1 à 365. Dès que quelqu’un est inscrit, il ne peut pas dépasser celui d’aujourd’hui.
error-setting-mail-rate-out-of-range = Écrivez un nombre entier de courriels, de 1 à 1 000 000, ou laissez vide.

admin-meeting = Où l’on se retrouve
admin-meeting-help = Dites où a lieu la réunion de la session. Seules les personnes qui ont une place reçoivent l’adresse, et seulement quand les portes sont ouvertes.
admin-meeting-is-set = L’adresse est donnée. Elle est gardée chiffrée, et personne ne peut la lire ici.
admin-meeting-is-not-set = Personne n’a encore dit où l’on se retrouve. Sans cela, personne ne peut entrer.
admin-meeting-change = Donner ou changer l’adresse
admin-meeting-url = Adresse de la réunion
admin-meeting-url-hint = Le lien entier, avec https://. Il remplace ce qui était donné avant.
admin-meeting-phone = Comment écouter par téléphone (facultatif)
admin-meeting-phone-hint = Numéros et codes, 500 caractères au plus.
admin-meeting-save = Enregistrer l’adresse
admin-meeting-saved = L’adresse de la réunion est donnée.
admin-meeting-clear = Oublier l’adresse
admin-meeting-clear-what = Personne ne pourra entrer tant que vous n’en donnez pas une autre.
admin-meeting-clear-yes = Oui, l’oublier
admin-meeting-back = Retour aux réglages

error-meeting-url-not-a-web-address = Écrivez le lien entier de la réunion, avec https:// au début.
error-meeting-phone-too-long = Raccourcissez ceci à 500 caractères.
