import type { LanguageTexts } from './language.ts'

const DETAILS = `{time}
{otherTime}

Con: {reps}
Lugar: {place}`

const OFFER = `{times}

Responda con la que mejor le convenga, o proponga otra, y recibirá la invitación correspondiente.
Se las reservamos hasta el {keptUntil}.`

const CLOSING = `Un cordial saludo,
{sender}
`

export const spanish: LanguageTexts = {
  templates: {
    invite: {
      subject: '{type}: {day}, {clock}',
      text: `Hola, {lead}:

Gracias por su tiempo. Nuestra reunión «{type}» está prevista para:

${DETAILS}

Le ruego que acepte la invitación adjunta, para que la reunión figure en su calendario. Si ya no le viene bien, responda a este mensaje y buscaremos otro momento.

${CLOSING}`,
    },
    reminder: {
      subject: 'Recordatorio: {type}, {day}, {clock}',
      text: `Hola, {lead}:

Le recuerdo brevemente nuestra reunión «{type}»:

${DETAILS}

Si no puede asistir, responda a este mensaje y buscaremos otro momento.

${CLOSING}`,
    },
    reschedule: {
      subject: 'Nuevo horario: {type}, {day}, {clock}',
      text: `Hola, {lead}:

Nuestra reunión «{type}» ha cambiado. Ahora está prevista para:

${DETAILS}

Le ruego que acepte la invitación adjunta, que sustituye a la anterior. Si no le viene bien, responda a este mensaje y buscaremos otro momento.

${CLOSING}`,
    },
    cancel: {
      subject: 'Cancelada: {type}, {day}, {clock}',
      text: `Hola, {lead}:

Lamentablemente, nuestra reunión «{type}» no tendrá lugar. Estaba prevista para:

{time}
{otherTime}

La cancelación adjunta la retira de su calendario. Si desea otro momento, responda a este mensaje.

${CLOSING}`,
    },
    noShow: {
      subject: 'No hemos podido encontrarnos: {type}',
      text: `Hola, {lead}:

Teníamos prevista nuestra reunión «{type}» para el {day}, {clock}, y no hemos podido encontrarnos. Son cosas que pasan; espero que todo vaya bien.

Si le sigue interesando, ¿le vendría bien alguna de estas horas?

${OFFER}

${CLOSING}`,
    },
    times: {
      subject: '{type}: propuestas de horario',
      text: `Hola, {lead}:

Le propongo estas horas para nuestra reunión «{type}»:

${OFFER}

${CLOSING}`,
    },
  },
  timeOf: (range, name) => `${range} para ${name}`,
  about: (type, lead, reps) => `${type}: ${lead} con ${reps}`,
  where: (place) => `Lugar: ${place}`,
  noLongerIn: (name) => `${name} ya no participa en esta reunión.`,
}
