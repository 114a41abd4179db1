### What mail says. Subjects tell nobody who looks over a shoulder what it is about. Links stand on a line of their own.

mail-greeting = Bonjour { $name },
# Where the name cannot be put into a mail.
mail-greeting-plain = Bonjour,

mail-confirm-subject = Merci de confirmer votre place
mail-confirm-intro = Vous avez demandé une place à cette session :
mail-confirm-action = Pour la confirmer, ouvrez cette page et appuyez sur le bouton qui s’y trouve :
mail-confirm-link = Confirmer ma place

mail-waitlist-subject = Vous êtes sur la liste d’attente
mail-waitlist-intro = Toutes les places de cette session sont prises : vous êtes sur la liste d’attente.
mail-waitlist-action = Votre page personnelle vous dit où vous en êtes :

mail-existing-subject = Votre lien
mail-existing-intro = Vous étiez déjà sur la liste de cette session : rien n’a changé.
mail-existing-action = Voici le lien vers votre page personnelle :

mail-page-link = Ouvrir ma page
mail-when = { $date }, { $time } ({ $zone })
mail-ignore = Si vous n’avez rien demandé, vous n’avez rien à faire.
mail-questions = Des questions ? Écrivez à :
