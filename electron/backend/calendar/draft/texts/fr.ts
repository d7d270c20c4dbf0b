import type { LanguageTexts } from './language.ts'

const DETAILS = `{time}
{otherTime}

Avec : {reps}
Lieu : {place}`

const OFFER = `{times}

Répondez simplement avec celui qui vous convient, ou proposez-en un autre : vous recevrez alors une invitation.
Ces créneaux vous sont réservés jusqu’au {keptUntil}.`

const CLOSING = `Cordialement,
{sender}
`

export const french: LanguageTexts = {
  templates: {
    invite: {
      subject: '{type} : {day}, {clock}',
      text: `Bonjour {lead},

Merci pour votre temps. Notre rendez-vous « {type} » est prévu :

${DETAILS}

Merci d’accepter l’invitation jointe à ce message, afin que le rendez-vous figure dans votre agenda. S’il ne vous convient plus, répondez simplement à ce message et nous trouverons un autre moment.

${CLOSING}`,
    },
    reminder: {
      subject: 'Rappel : {type}, {day}, {clock}',
      text: `Bonjour {lead},

Je me permets de vous rappeler notre rendez-vous « {type} » :

${DETAILS}

En cas d’empêchement, répondez simplement à ce message et nous trouverons un autre moment.

${CLOSING}`,
    },
    reschedule: {
      subject: 'Nouvel horaire : {type}, {day}, {clock}',
      text: `Bonjour {lead},

Notre rendez-vous « {type} » a été modifié. Il est maintenant prévu :

${DETAILS}

Merci d’accepter l’invitation jointe à ce message ; elle remplace la précédente. Si ce moment ne vous convient pas, répondez simplement à ce message et nous en trouverons un autre.

${CLOSING}`,
    },
    cancel: {
      subject: 'Annulé : {type}, {day}, {clock}',
      text: `Bonjour {lead},

Notre rendez-vous « {type} » n’aura malheureusement pas lieu. Il était prévu :

{time}
{otherTime}

L’annulation jointe à ce message le retire de votre agenda. Si vous souhaitez un autre moment, répondez simplement à ce message.

${CLOSING}`,
    },
    noShow: {
      subject: 'Nous nous sommes manqués : {type}',
      text: `Bonjour {lead},

Notre rendez-vous « {type} » était prévu le {day}, {clock}, et nous nous sommes manqués. Cela arrive, et j’espère que tout va bien.

Si le sujet vous intéresse toujours, l’un de ces créneaux vous conviendrait-il ?

${OFFER}

${CLOSING}`,
    },
    times: {
      subject: '{type} : propositions de créneaux',
      text: `Bonjour {lead},

Voici les créneaux que je vous propose pour notre rendez-vous « {type} » :

${OFFER}

${CLOSING}`,
    },
  },
  timeOf: (range, name) => `${range} pour ${name}`,
  about: (type, lead, reps) => `${type} : ${lead} avec ${reps}`,
  where: (place) => `Lieu : ${place}`,
  noLongerIn: (name) => `${name} ne participe plus à ce rendez-vous.`,
}
