import type { MessageLanguage } from '../contract/messageLanguage.ts'
import { listInWords, rangeInWords, shortDayInWords, type ClockStyle } from '../time/rangeInWords.ts'
import { BRIEF_WORDS } from './briefWords.ts'

/** What is known when a meeting is handed over. Instants are epoch milliseconds. */
export interface BriefFacts {
  readonly language: MessageLanguage
  readonly clock: ClockStyle
  /** Of the rep who reads it. */
  readonly zone: string
  readonly meeting: {
    readonly type: string
    readonly start: number
    readonly end: number
    readonly place: string | null
    readonly notes: string | null
    readonly confirmed: boolean
    readonly overrideReason: string | null
    readonly reps: readonly string[]
  }
  readonly lead: {
    readonly name: string
    readonly title: string | null
    readonly company: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly city: string | null
    readonly region: string | null
    readonly country: string | null
    /** Null when it is not known, or several are possible. */
    readonly zone: string | null
    readonly language: string | null
    readonly source: string | null
    readonly industry: string | null
    readonly employees: number | null
    readonly website: string | null
    readonly value: number | null
    readonly notes: string | null
    /** Answers of the qualification, in their order. */
    readonly answers: readonly { readonly label: string; readonly text: string }[]
  }
  /** Others of the company. */
  readonly colleagues: readonly { readonly name: string; readonly title: string | null }[]
  /** Why the lead is pursued: absent where it would be old by the time it is read. */
  readonly why?: {
    readonly reason: string | null
    readonly score: number
    readonly receipt: readonly { readonly label: string; readonly points: number }[]
  }
  /** When the lead was promised to be called back, if that is what is next. */
  readonly callBack: number | null
  /** Newest first. */
  readonly activities: readonly { readonly at: number; readonly title: string; readonly note: string | null }[]
}

export interface BriefLine {
  readonly label?: string
  readonly text: string
}
export type BriefKey = 'meeting' | 'who' | 'why' | 'promised' | 'answers' | 'notes' | 'history'
export interface BriefSection {
  readonly key: BriefKey
  readonly title: string
  readonly lines: readonly BriefLine[]
}
export interface Brief {
  readonly title: string
  /** By the rep's clock. */
  readonly time: string
  /** By the lead's, with whose it is; null where it reads the same or is not known. */
  readonly theirTime: string | null
  readonly sections: readonly BriefSection[]
}

/** More of them is no longer in short. */
const RECEIPT_LINES = 6
const HISTORY_LINES = 8
const COLLEAGUES = 6
/** A note or an answer that says what somebody was promised, in the languages of the app. */
const PROMISED =
  /^\W*(promised?|promises|zugesagt|versprochen|promis|promesse|prometido|promesa|承诺|已承诺)(\b|\W|$)/iu

/**
 * What a rep has to know to take a meeting over, in sections that every output shows alike: the page, the entry in the
 * calendar, the text that is pasted. Sections with nothing in them are left out.
 */
export function briefOf(facts: BriefFacts): Brief {
  const { language, clock, zone, meeting, lead } = facts
  const words = BRIEF_WORDS[language]
  const promisedAnswers = lead.answers.filter(({ label }) => PROMISED.test(label))
  const promisedNotes = facts.activities.filter(({ note }) => note !== null && PROMISED.test(note))
  const sections: { key: BriefKey; title: string; lines: (BriefLine | null)[] }[] = [
    {
      key: 'meeting',
      title: words.meeting,
      lines: [
        labelled(words.with, listInWords([...meeting.reps], language)),
        labelled(words.where, meeting.place),
        labelled(words.status, meeting.confirmed ? words.confirmed : words.notConfirmed),
        labelled(words.bookedOver, meeting.overrideReason),
        labelled(words.notes, meeting.notes),
      ],
    },
    {
      key: 'who',
      title: words.who,
      lines: [
        { text: [lead.name, lead.title].filter(Boolean).join(', ') },
        labelled(words.company, lead.company),
        labelled(words.phone, lead.phone),
        labelled(words.email, lead.email),
        labelled(words.place, [lead.city, lead.region, lead.country].filter(Boolean).join(', ')),
        labelled(words.language, lead.language),
        labelled(words.industry, lead.industry),
        labelled(words.employees, numberWords(lead.employees, language)),
        labelled(words.website, lead.website),
        labelled(
          words.colleagues,
          facts.colleagues
            .slice(0, COLLEAGUES)
            .map((one) => one.name + (one.title ? ` (${one.title})` : ''))
            .join(', '),
        ),
      ],
    },
    {
      key: 'promised',
      title: words.promised,
      lines: [
        ...promisedAnswers.map(({ text }) => plain(text)),
        ...promisedNotes.map(({ note }) => plain(note ?? '')),
        facts.callBack === null
          ? null
          : labelled(words.callBack, rangeInWords(facts.callBack, facts.callBack, zone, clock, language)),
      ],
    },
    {
      key: 'answers',
      title: words.answers,
      lines: lead.answers
        .filter((answer) => !promisedAnswers.includes(answer))
        .map(({ label, text }) => labelled(label, text)),
    },
    {
      key: 'why',
      title: words.why,
      lines: facts.why
        ? [
            labelled(words.source, lead.source),
            labelled(words.value, numberWords(lead.value, language)),
            facts.why.reason ? plain(facts.why.reason) : null,
            labelled(words.score, receiptWords(facts.why)),
          ]
        : [],
    },
    { key: 'notes', title: words.notes, lines: lead.notes ? [plain(lead.notes)] : [] },
    {
      key: 'history',
      title: words.history,
      lines: facts.activities
        .filter((activity) => !promisedNotes.includes(activity))
        .slice(0, HISTORY_LINES)
        .map(({ at, title, note }) =>
          labelled(
            shortDayInWords(at, zone, clock, language),
            [title, note && oneLine(note)].filter(Boolean).join(': '),
          ),
        ),
    },
  ]
  const time = rangeInWords(meeting.start, meeting.end, zone, clock, language)
  const theirs = lead.zone && rangeInWords(meeting.start, meeting.end, lead.zone, clock, language)
  return {
    title: `${meeting.type}: ${lead.name}${lead.company ? (language === 'zh' ? `（${lead.company}）` : ` (${lead.company})`) : ''}`,
    time,
    theirTime: theirs && theirs !== time ? theirs : null,
    sections: sections
      .map(({ lines, ...section }) => ({ ...section, lines: lines.filter((line) => line !== null) }))
      .filter(({ lines }) => lines.length > 0),
  }
}

/** The brief as plain text, to be pasted; `head` with the title and the times, which a calendar entry has already. */
export function briefText(brief: Brief, language: MessageLanguage, head = true): string {
  const { theirTime } = BRIEF_WORDS[language]
  const colon = language === 'zh' ? '：' : ': '
  const sections = brief.sections.map(({ title, lines }) =>
    [title.toUpperCase(), ...lines.map(({ label, text }) => `- ${label ? label + colon : ''}${text}`)].join('\n'),
  )
  const first = [brief.title, brief.time, brief.theirTime && theirTime + colon + brief.theirTime]
  return [...(head ? [first.filter(Boolean).join('\n')] : []), ...sections].join('\n\n')
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const plain = (text: string): BriefLine | null => (text.trim() === '' ? null : { text: text.trim() })
const labelled = (label: string, text: string | null): BriefLine | null =>
  text === null || text.trim() === '' ? null : { label, text: text.trim() }

const numberWords = (value: number | null, language: MessageLanguage): string | null =>
  value === null ? null : new Intl.NumberFormat(language === 'zh' ? 'zh-Hans' : language).format(value)

/** The lines that weigh most, which may be all of them, and what all of them come to. */
function receiptWords({ score, receipt }: NonNullable<BriefFacts['why']>): string {
  const lines = receipt.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, RECEIPT_LINES)
  const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)
  const told = lines.map(({ label, points }) => `${label} ${signed(points)}`)
  const rest = receipt.length - lines.length
  return `${score}${told.length > 0 ? ` (${told.join(', ')}${rest > 0 ? ', …' : ''})` : ''}`
}
