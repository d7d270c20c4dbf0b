import { formatInstant } from '../../shared/time/instant.ts'
import type { HistoryEntry, HistoryKind } from '../../shared/contract/leadHistory.ts'
import type { JournalRow } from './store/change.ts'

type Row = Readonly<Record<string, string | number | null>>
type Field = HistoryEntry['fields'][number]

/** What a person knows a column by. Columns that are worked out from others are not among them. */
const LEAD_COLUMNS: Readonly<Record<string, string>> = {
  name: 'Name',
  company: 'Company',
  title: 'Title',
  email: 'E-mail',
  phone: 'Phone',
  other_emails: 'More e-mails',
  other_phones: 'More phones',
  zone: 'Time zone',
  city: 'City',
  country: 'Country',
  region: 'Region',
  source: 'Source',
  owner_id: 'Owner',
  stage: 'Stage',
  value: 'Value',
  fit: 'Fit',
  intent: 'Intent',
  employees: 'Employees',
  industry: 'Industry',
  website: 'Website',
  notes: 'Notes',
  language: 'Language',
  do_not_contact: 'Do not contact',
  next_kind: 'Next step',
  next_due_ms: 'Due',
  snoozed_until_ms: 'Snoozed until',
  pinned_ms: 'Pinned',
  skipped_until_ms: 'Skipped until',
  links: 'Links',
  preferred: 'Preferred times',
  consent: 'Consent',
}
const MEETING_COLUMNS: Readonly<Record<string, string>> = {
  start_ms: 'Start',
  location: 'Place',
  status: 'Status',
  attendance: 'Answer',
  notes: 'Notes',
}
/** Where a lead stands in the queue, by hand. */
const PLACE: ReadonlySet<string> = new Set(['pinned_ms', 'snoozed_until_ms', 'skipped_until_ms'])
const WORDS: Readonly<Record<string, string>> = {
  handedOver: 'handed over',
  callBack: 'call back',
  recover: 'recover',
  needsAction: 'no answer',
  no_show: 'no-show',
}

/** What a change did to a lead, as its history tells it. */
export interface LeadChange {
  readonly kind: HistoryKind
  readonly fields: readonly Field[]
  /** The activity that it wrote, where it wrote one. */
  readonly activity: { readonly title: string; readonly note: string | null; readonly kind: HistoryKind } | undefined
  readonly meetingId: string | null
  readonly version: number | undefined
  /** It changed nothing that a person would know of. */
  readonly silent: boolean
}

/** `repName` says who an owner is. */
export function leadChangeOf(entries: readonly JournalRow[], repName: (id: string) => string): LeadChange {
  const rows = netOf(entries)
  const lead = rows.find(({ tbl }) => tbl === 'leads')
  const meeting = rows.find(({ tbl }) => tbl === 'meetings')
  const wrote = rows.find(({ tbl, before }) => tbl === 'activities' && before === null)?.after
  const hold = rows.find(({ tbl }) => tbl === 'holds')
  // Of a lead or a meeting that was added there is no before to compare with: that it was added says it all.
  const leadFields = lead?.before && lead.after ? differences(lead.before, lead.after, LEAD_COLUMNS, repName) : []
  const answers = lead?.before && lead.after ? answersBetween(lead.before['brief'], lead.after['brief']) : []
  const meetingFields =
    meeting?.before && meeting.after ? differences(meeting.before, meeting.after, MEETING_COLUMNS, repName) : []
  const fields = [...meetingFields, ...leadFields, ...answers]
  const activity = wrote
    ? {
        title: String(wrote['title']),
        note: wrote['note'] === null || wrote['note'] === undefined ? null : String(wrote['note']),
        kind: activityKind(String(wrote['kind']), String(wrote['title'])),
      }
    : undefined
  const sent = meeting?.before && meeting.after && meetingFields.length === 0
  const placed =
    lead?.before &&
    lead.after &&
    answers.length === 0 &&
    changed(lead.before, lead.after).every((name) => PLACE.has(name))
  const kind: HistoryKind =
    activity?.kind ?? (sent ? 'invite' : meeting || hold ? 'meeting' : placed ? 'place' : 'fields')
  return {
    kind,
    fields,
    activity,
    meetingId: meeting?.row_id ?? (typeof wrote?.['meeting_id'] === 'string' ? wrote['meeting_id'] : null),
    version: meeting?.after ? Number(meeting.after['sequence'] ?? 0) + 1 : undefined,
    silent: !activity && !meeting && !hold && fields.length === 0 && !!lead?.before && !!lead.after,
  }
}

/** Snoozing and skipping are kept as notes, and are found among the places all the same. */
export function activityKind(kind: string, title: string): HistoryKind {
  if (kind === 'note' && /^(Snoozed|Skipped)\b/.test(title)) return 'place'
  return kind as HistoryKind
}

interface Net {
  readonly tbl: string
  readonly row_id: string
  readonly before: Row | null
  after: Row | null
}

/** Each row once, as it was before the change and after it. */
function netOf(entries: readonly JournalRow[]): Net[] {
  const rows = new Map<string, Net>()
  for (const { tbl, row_id, before, after } of entries) {
    const parsed = after === null ? null : (JSON.parse(after) as Row)
    const known = rows.get(`${tbl} ${row_id}`)
    if (known) known.after = parsed
    else
      rows.set(`${tbl} ${row_id}`, {
        tbl,
        row_id,
        before: before === null ? null : (JSON.parse(before) as Row),
        after: parsed,
      })
  }
  return [...rows.values()]
}

const changed = (before: Row, after: Row): string[] =>
  Object.keys(LEAD_COLUMNS).filter((name) => (before[name] ?? null) !== (after[name] ?? null))

function differences(
  before: Row,
  after: Row,
  columns: Readonly<Record<string, string>>,
  repName: (id: string) => string,
): Field[] {
  return Object.entries(columns).flatMap(([name, label]) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null]
    return was === is ? [] : [{ label, before: said(name, was, repName), after: said(name, is, repName) }]
  })
}

function said(name: string, value: string | number | null, repName: (id: string) => string): string | null {
  if (value === null || value === '' || value === '[]' || value === '{}') return null
  if (name.endsWith('_ms')) return formatInstant(Number(value))
  if (name === 'owner_id') return repName(String(value))
  if (name === 'do_not_contact') return value === 1 ? 'yes' : 'no'
  if (name === 'preferred' || name === 'consent') {
    const { said: words, basis } = JSON.parse(String(value)) as { said?: string; basis?: string }
    return words ?? basis ?? null
  }
  if (name === 'links') return (JSON.parse(String(value)) as { url: string }[]).map(({ url }) => url).join(', ')
  if (name.startsWith('other_')) return (JSON.parse(String(value)) as string[]).join(', ')
  return WORDS[String(value)] ?? String(value)
}

/** Answers for the rep that are new, other or gone, each under its label. */
function answersBetween(
  before: string | number | null | undefined,
  after: string | number | null | undefined,
): Field[] {
  if (before === after) return []
  const was = answersOf(before)
  const is = answersOf(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const [old, now] = [was.get(label) || null, is.get(label) || null]
    return old === now ? [] : [{ label, before: old, after: now }]
  })
}

const answersOf = (json: string | number | null | undefined): Map<string, string> =>
  new Map(
    (JSON.parse(String(json ?? '[]')) as { label: string; text: string }[]).map(({ label, text }) => [label, text]),
  )
