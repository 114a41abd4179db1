# Editing the session and the campaign.

admin-content = Session et campagne
admin-content-help = Changez ce que lisent les visiteurs : préparez un brouillon, regardez-le et publiez-le quand il est prêt.
admin-draft-parts = Parties du brouillon
admin-section-session = Session
admin-section-agenda = Programme
admin-section-speakers = Intervenants
admin-section-campaign = Campagne
admin-preview = Aperçu
admin-publish = Publier
admin-published = Publié actuellement
admin-edit = Modifier
admin-drafts = Brouillons
admin-no-drafts = Il n’y a pas de brouillon. Appuyez sur « Modifier » pour en commencer un à partir de ce qui est publié.
admin-called-off = Annulée
admin-draft-saved = Enregistré par { $name } le { $day }, { $time }.
admin-draft-more = Copier ou abandonner
admin-copy-slug = Nom de la nouvelle session dans les adresses
admin-copy-slug-hint = Lettres minuscules, chiffres et traits d’union, par exemple session-automne.
admin-copy = Copier dans un nouveau brouillon
admin-discard-hint = Un brouillon abandonné est perdu. Ce qui est publié reste tel quel.
admin-discard = Abandonner ce brouillon
admin-saved = Enregistré. Les visiteurs le verront une fois publié.
admin-save = Enregistrer le brouillon
admin-theirs = { $name } a mis ici :
admin-changed-meanwhile = { $name } a modifié les mêmes champs pendant que vous écriviez. Votre texte est toujours là, et le sien est à côté. Changez ce que vous voulez, puis enregistrez de nouveau.
admin-missing = manque, l’anglais est affiché
admin-part-what = De quoi il s’agit
admin-part-when = Quand et où
admin-part-move = Déplacer ou annuler
admin-part-order = Ordre
admin-part-photos = Photos
admin-part-milestones = Dates de la campagne
admin-part-actions = Ce qu’on peut promettre
admin-zone-hint = Par exemple Europe/Brussels.
admin-zone-label-hint = Comme vous l’écrivez, par exemple CET. Peut rester vide.
admin-closes-hint = Vide : à la fin de la session.
admin-capacity-hint = Vide : sans limite.
admin-agenda-hint = Les heures sont celles du fuseau de la session. Remplissez la dernière ligne pour ajouter un point. Les pauses sont indiquées, les chevauchements sont refusés.
admin-speakers-hint = Un nom peut être un pseudonyme. Remplissez la dernière ligne pour ajouter quelqu’un.
admin-speaker-keys = Clés des intervenants
admin-kind-talk = Intervention
admin-kind-questions = Questions du public
admin-gap = { $minutes } minutes sans point au programme
admin-item = Point { $row }
admin-new-item = Nouveau point { $row }
admin-speaker = Intervenant { $row }
admin-new-speaker = Nouvel intervenant { $row }
admin-milestone = Date { $row }
admin-action = Promesse { $row }
admin-move-hint = Le programme suit. Personne n’est prévenu avant la publication.
admin-move-minutes = Minutes plus tard (plus tôt avec un signe moins)
admin-move = Déplacer
admin-call-off = Annuler la session
admin-call-on = Elle a lieu finalement
admin-order-hint = Faites glisser un point ou utilisez ses flèches. Chacun garde sa durée.
admin-earlier = Plus tôt : { $title }
admin-later = Plus tard : { $title }
admin-will-be-called-off = La session sera annulée.
admin-will-take-place = La session aura lieu finalement.
admin-changes = Ce que les visiteurs verront autrement
admin-change-what = Champ
admin-change-before = Maintenant
admin-change-after = Après publication
admin-nothing-changes = Ce brouillon est identique à ce qui est publié. Il n’y a rien à publier.
admin-publish-now = Publier maintenant
admin-preview-at = À ce moment
admin-preview-lang = Dans cette langue
admin-preview-show = Afficher
admin-will-be-told =
    { $people ->
        [0] Personne n’est prévenu par courriel.
        [one] Une personne inscrite est prévenue par courriel.
       *[other] { $people } personnes inscrites sont prévenues par courriel.
    }

# What fields are called.
admin-field-title = Titre
admin-field-short-title = Titre court
admin-field-platform = Lieu ou plateforme
admin-field-audience = Pour qui
admin-field-why = Pourquoi c’est important
admin-field-after = La suite, une fois terminée
admin-field-aims = Objectif
admin-field-time-zone = Fuseau horaire
admin-field-zone-label = Fuseau tel que vous l’écrivez
admin-field-starts-at = Début
admin-field-ends-at = Fin
admin-field-registration-closes-at = Fin des inscriptions
admin-field-recording-url = Adresse de l’enregistrement
admin-field-capacity = Places
admin-field-kind = Genre
admin-field-speakers = Clés de ceux qui parlent
admin-field-name = Nom
admin-field-role = Fonction
admin-field-organisation = Organisation
admin-field-photo = Photo
admin-field-summary = Ce que veut la campagne
admin-field-reach = Qui elle veut toucher
admin-field-hashtag = Mot-dièse
admin-field-mandate = Mandat ou période
admin-field-contact-email = Courriel pour les questions
admin-field-contact-url = Page pour les questions
admin-field-starts-on = Premier jour
admin-field-ends-on = Dernier jour
admin-field-text = Texte
admin-field-remove = Retirer à l’enregistrement

# What is wrong with a field.
admin-fault-missing = Écrivez quelque chose ici. L’anglais est nécessaire ; les autres langues s’y replient.
admin-fault-too-long = Raccourcissez ce texte.
admin-fault-not-a-zone = Écrivez un fuseau horaire comme Europe/Brussels.
admin-fault-not-a-time = Choisissez un jour et une heure qui existent dans ce fuseau.
admin-fault-too-early = C’est trop tôt : ce doit être après le début et après tout ce qui s’y trouve.
admin-fault-too-late = C’est trop tard : ce doit être pendant la session.
admin-fault-overlaps = Ceci commence avant la fin du point précédent.
admin-fault-not-a-page = Écrivez une adresse qui commence par https://.
admin-fault-not-an-email = Écrivez une adresse comme quelquun@example.org.
admin-fault-not-a-number = Écrivez un nombre entier à partir de 1, ou laissez vide.
admin-fault-unknown = Écrivez une valeur qui existe.

# Photos of those who speak.
admin-photos-hint = Uniquement avec l’accord de la personne. JPEG, PNG ou WebP, jusqu’à 8 Mo. Nous découpons un carré au milieu et ne gardons rien d’autre du fichier : ni le lieu ni la date de la prise de vue. Enregistrez ce que vous avez écrit plus haut avant d’envoyer une photo.
admin-photo-file = Nouvelle photo
admin-photo-save = Enregistrer
admin-photo-remove = Retirer
admin-photo-not-saved = La photo n’a pas été enregistrée.
admin-photo-changed = { $name } a changé cette photo entre-temps. Regardez-la, puis décidez à nouveau.
admin-photo-missing = Choisissez d’abord un fichier.
admin-photo-too-large = Ce fichier dépasse 8 Mo. Réduisez la photo ou choisissez-en une autre.
admin-photo-too-many-pixels = Cette image a plus de 25 millions de pixels. Réduisez-la ou choisissez-en une autre.
admin-photo-not-a-picture = Ce n’est pas une image JPEG, PNG ou WebP, ou elle est abîmée. Choisissez un autre fichier.
