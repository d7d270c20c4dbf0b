import type { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'
import type { ClockStyle } from '../../../shared/time/rangeInWords.ts'
import { listInWords, rangeInWords } from '../../../shared/time/rangeInWords.ts'
import { TEXTS } from './draft/texts/index.ts'
import type { InviteFacts } from './facts.ts'

/** Whose calendar a text goes to. */
export type Audience = 'lead' | 'rep'

/** How a text is worded. English has two ways to tell the time; other languages have their own. */
export interface Wording {
  readonly language: MessageLanguage
  readonly clock: ClockStyle
}

export interface TimesInWords {
  /** By the clock of the person who must keep it: the lead's, or the host's while the lead's zone is unknown. */
  readonly first: string
  /** By the host's clock, with whose it is; empty when it reads the same. */
  readonly second: string
}

interface Meeting {
  readonly start: number
  readonly end: number
  readonly leadZone: string | null
  readonly host: { readonly name: string; readonly zone: string }
}

export function timesInWords({ start, end, leadZone, host }: Meeting, { language, clock }: Wording): TimesInWords {
  const ours = rangeInWords(start, end, host.zone, clock, language)
  if (leadZone === null || leadZone === host.zone) return { first: ours, second: '' }
  return {
    first: rangeInWords(start, end, leadZone, clock, language),
    second: TEXTS[language].timeOf(ours, host.name),
  }
}

/** What the meeting is called in a calendar: the type, and whom it is with. */
export const summaryOf = (facts: InviteFacts): string => `${facts.type}: ${facts.lead.company ?? facts.lead.name}`

/** Notes and the brief are the team's own: they are in the calendar of a rep, never in what the lead gets. */
export function descriptionOf(facts: InviteFacts, wording: Wording, audience: Audience, brief = ''): string {
  const { row, lead, reps, type } = facts
  const texts = TEXTS[wording.language]
  const times = timesInWords({ start: row.start_ms, end: row.end_ms, leadZone: lead.zone, host: reps[0] }, wording)
  const names = listInWords(
    reps.map((rep) => rep.name),
    wording.language,
  )
  const paragraphs = [
    texts.about(type, `${lead.name}${lead.company ? inBrackets(lead.company, wording.language) : ''}`, names),
    [times.first, times.second].filter(Boolean).join('\n'),
    row.location ? texts.where(row.location) : '',
    ...(audience === 'rep' ? [row.notes?.trim() ?? '', brief] : []),
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}

const inBrackets = (text: string, language: MessageLanguage): string =>
  language === 'zh' ? `（${text}）` : ` (${text})`
