import type { LanguageTexts } from './language.ts'

const DETAILS = `{time}
{otherTime}

Mit: {reps}
Ort: {place}`

const OFFER = `{times}

Antworten Sie einfach mit dem Termin, der Ihnen passt, oder nennen Sie einen anderen. Sie erhalten dann eine Einladung.
Die Termine sind für Sie reserviert bis {keptUntil}.`

const CLOSING = `Mit freundlichen Grüßen
{sender}
`

export const german: LanguageTexts = {
  templates: {
    invite: {
      subject: '{type}: {day}, {clock}',
      text: `Guten Tag {lead},

vielen Dank für Ihre Zeit. Unser Termin „{type}“ ist geplant für:

${DETAILS}

Bitte nehmen Sie die beigefügte Einladung an, damit der Termin in Ihrem Kalender steht. Falls er Ihnen doch nicht passt, antworten Sie einfach auf diese Nachricht, und wir finden einen anderen.

${CLOSING}`,
    },
    reminder: {
      subject: 'Erinnerung: {type}, {day}, {clock}',
      text: `Guten Tag {lead},

hiermit möchte ich Sie kurz an unseren Termin „{type}“ erinnern:

${DETAILS}

Falls Sie verhindert sind, antworten Sie einfach auf diese Nachricht, und wir finden einen anderen Termin.

${CLOSING}`,
    },
    reschedule: {
      subject: 'Neuer Termin: {type}, {day}, {clock}',
      text: `Guten Tag {lead},

unser Termin „{type}“ hat sich geändert. Er ist jetzt geplant für:

${DETAILS}

Bitte nehmen Sie die beigefügte Einladung an; sie ersetzt die frühere. Falls Ihnen der Termin nicht passt, antworten Sie einfach auf diese Nachricht, und wir finden einen anderen.

${CLOSING}`,
    },
    cancel: {
      subject: 'Abgesagt: {type}, {day}, {clock}',
      text: `Guten Tag {lead},

unser Termin „{type}“ findet leider nicht statt. Geplant war er für:

{time}
{otherTime}

Die beigefügte Absage nimmt ihn aus Ihrem Kalender. Wenn Sie einen anderen Termin wünschen, antworten Sie einfach auf diese Nachricht.

${CLOSING}`,
    },
    noShow: {
      subject: 'Schade, dass wir uns verpasst haben: {type}',
      text: `Guten Tag {lead},

unser Termin „{type}“ war für {day}, {clock}, geplant, und wir haben uns leider verpasst. Das kann passieren, ich hoffe, es ist alles in Ordnung.

Wenn Sie weiterhin interessiert sind, passt Ihnen vielleicht einer dieser Termine:

${OFFER}

${CLOSING}`,
    },
    times: {
      subject: '{type}: Terminvorschläge',
      text: `Guten Tag {lead},

für unseren Termin „{type}“ schlage ich Ihnen diese Zeiten vor:

${OFFER}

${CLOSING}`,
    },
  },
  timeOf: (range, name) => `${range} bei ${name}`,
  about: (type, lead, reps) => `${type}: ${lead} mit ${reps}`,
  where: (place) => `Ort: ${place}`,
  noLongerIn: (name) => `${name} nimmt an diesem Termin nicht mehr teil.`,
}
