### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = Bonjour { $name },
# Where the name cannot be put into a mail.
mail-greeting-plain = Bonjour,

mail-confirm-subject = Merci de confirmer votre place
mail-confirm-intro = Vous avez demandé une place à cette session :
mail-confirm-until = Nous vous gardons une place jusqu’au { $until }.
mail-confirm-action = Pour la confirmer, ouvrez cette page et appuyez sur le bouton qui s’y trouve :
mail-confirm-link = Confirmer ma place

mail-waitlist-subject = Vous êtes sur la liste d’attente
mail-waitlist-intro = Toutes les places de cette session sont prises : vous êtes sur la liste d’attente.
mail-waitlist-action = Votre page personnelle vous dit où vous en êtes :

mail-existing-subject = Votre lien
mail-existing-intro = Vous étiez déjà sur la liste de cette session : rien n’a changé.
mail-existing-action = Voici le lien vers votre page personnelle :

mail-out-intro = Vous aviez déjà demandé une place à cette session, mais vous n’en avez plus :
mail-out-action = Si vous souhaitez venir, redemandez une place sur votre page personnelle :

mail-offer-subject = Une place est libre pour vous
mail-offer-intro = Une place s’est libérée à cette session, et c’est votre tour :
mail-offer-until = Elle est à vous si vous la prenez jusqu’au { $until }. Ensuite, elle ira à la personne suivante.
mail-offer-action = Pour la prendre, ouvrez votre page personnelle et appuyez sur le bouton qui s’y trouve :
mail-offer-link = Prendre ma place

mail-confirmed-subject = Vous avez une place
mail-confirmed-intro = Votre place à cette session est confirmée :
mail-join-action = Voici votre lien d’accès. Il s’ouvre peu avant le début et n’est que pour vous :
mail-join-now-action = Voici votre lien d’accès. Il n’est que pour vous :
mail-join-link = Aller à la session

mail-left-subject = Vous avez rendu votre place
mail-left-intro = Vous n’avez plus de place à cette session :
mail-left-action = Si vous changez d’avis, redemandez une place sur votre page personnelle :

mail-changed-subject = Il y a un changement
mail-changed-intro = La session pour laquelle vous avez demandé une place a changé. Voici ce qui est prévu désormais :
mail-changed-action = Si vous ne pouvez plus venir, vous pouvez rendre votre place sur votre page personnelle :

mail-off-subject = Cela n’aura pas lieu
mail-off-intro = Cette session est annulée :
mail-off-action = Vous n’avez rien à faire. La suite se trouve sur la page de la session :

mail-day-subject = Plus qu’un jour
mail-day-intro = Cette session commence dans moins d’un jour, et vous y avez une place :
mail-hour-subject = Plus qu’une heure
mail-hour-intro = Cette session commence dans moins d’une heure, et vous y avez une place :
mail-minutes-subject = Plus que quelques minutes
mail-minutes-intro = Cette session commence dans quelques minutes, et vous y avez une place :

mail-thanks-subject = Merci d’avoir été là
mail-thanks-intro = Merci de votre présence à cette session :
mail-thanks-recording-action = Vous pouvez la revoir ici, et la partager :
mail-missed-subject = Vous nous avez manqué
mail-missed-intro = Vous aviez une place à cette session, mais vous n’étiez pas là. Cela arrive :
mail-missed-recording-action = Vous pouvez encore la regarder ici, quand vous voulez :
mail-after-action = La suite se trouve sur la page de la session :
mail-recording-link = Voir l’enregistrement

mail-page-link = Ouvrir ma page
mail-session-link = Ouvrir la page de la session
mail-own-page = Pour changer vos informations ou rendre votre place :
mail-when = { $date }, { $time } ({ $zone })
mail-when-own = Chez vous : { $date }, { $time } ({ $zone })
mail-why-asked = Vous recevez ce message parce que cette adresse a été saisie dans le formulaire de cette session. Si ce n’était pas vous, vous n’avez rien à faire.
mail-why = Vous recevez ce message parce que vous avez demandé une place à cette session avec cette adresse.
mail-unsubscribe = Pour ne plus recevoir de messages de ce genre :
mail-questions = Des questions ? Écrivez à :

# Sent by the command `mail test`.
mail-test-subject = Un test d’envoi
mail-test-text = Ceci est un test : les messages de votre site arrivent.
mail-test-why = Vous recevez ce message parce qu’une personne qui gère le site a testé l’envoi.
