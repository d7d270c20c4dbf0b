import type { LanguageTexts } from './language.ts'

const DETAILS = `{time}
{otherTime}

With: {reps}
Where: {place}`

const OFFER = `{times}

Answer with the one that suits you, or name another, and you will get an invitation for it.
They are kept free for you until {keptUntil}.`

const CLOSING = `Best regards
{sender}
`

export const english: LanguageTexts = {
  templates: {
    invite: {
      subject: '{type}: {day}, {clock}',
      text: `Hello {lead},

Thank you for your time. Our {type} is planned for:

${DETAILS}

Please accept the invitation that comes with this message, so that the time stands in your calendar. If it does not suit you any more, answer this message and we will find another one.

${CLOSING}`,
    },
    reminder: {
      subject: 'Reminder: {type}, {day}, {clock}',
      text: `Hello {lead},

This is a short reminder of our {type}:

${DETAILS}

If you cannot make it, answer this message and we will find another time.

${CLOSING}`,
    },
    reschedule: {
      subject: 'New time: {type}, {day}, {clock}',
      text: `Hello {lead},

Our {type} has changed. It is now planned for:

${DETAILS}

Please accept the invitation that comes with this message; it takes the place of the earlier one. If it does not suit you, answer this message and we will find another time.

${CLOSING}`,
    },
    cancel: {
      subject: 'Cancelled: {type}, {day}, {clock}',
      text: `Hello {lead},

Our {type} will not take place. It was planned for:

{time}
{otherTime}

The message that comes with this one takes it out of your calendar. If you would like another time, answer this message.

${CLOSING}`,
    },
    noShow: {
      subject: 'Sorry we missed each other: {type}',
      text: `Hello {lead},

We had planned our {type} for {day}, {clock}, and missed each other. That happens, and I hope all is well.

If you are still interested, how about one of these times?

${OFFER}

${CLOSING}`,
    },
    times: {
      subject: '{type}: times to choose from',
      text: `Hello {lead},

Here are times that would suit us for our {type}:

${OFFER}

${CLOSING}`,
    },
  },
  timeOf: (range, name) => `${range} for ${name}`,
  about: (type, lead, reps) => `${type}: ${lead} with ${reps}`,
  where: (place) => `Where: ${place}`,
  noLongerIn: (name) => `${name} no longer takes part in this meeting.`,
}
