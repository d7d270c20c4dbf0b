import { FollowUps, type Outcome, type Rung } from '../../shared/contract/followUps.ts'
import { checkFollowUps, marksNumber, type Problem } from '../../shared/priority/checkFollowUps.ts'

/** What comes after an outcome, as one choice: each is whole, so that no two parts of it can contradict each other. */
export const THENS = [
  { value: 'call', label: 'Call again' },
  { value: 'callBack', label: 'Call back at a promised time' },
  { value: 'nurture', label: 'Rest, then try again' },
  { value: 'lost', label: 'Close as lost' },
  { value: 'handedOver', label: 'Close as handed over' },
  { value: 'doNotContact', label: 'Close, never contact again' },
] as const
export type Then = (typeof THENS)[number]['value']

export function thenOf({ doNotContact, stage, nextKind }: Outcome): Then {
  if (doNotContact) return 'doNotContact'
  if (stage === 'lost' || stage === 'handedOver') return stage
  return nextKind === 'callBack' || nextKind === 'nurture' ? nextKind : 'call'
}

const DAY = 1440

export function withThen(outcome: Outcome, then: Then): Outcome {
  const open = { needsTime: false, doNotContact: false, nextKind: null, delayMinutes: null, delayWorkingDays: null }
  const kept = outcome.stage === 'working' || outcome.stage === 'qualified' ? outcome.stage : 'working'
  const wait =
    outcome.delayMinutes === null && outcome.delayWorkingDays === null
      ? { delayMinutes: then === 'nurture' ? 30 * DAY : DAY, delayWorkingDays: null }
      : { delayMinutes: outcome.delayMinutes, delayWorkingDays: outcome.delayWorkingDays }
  switch (then) {
    case 'call':
      return { ...outcome, ...open, stage: kept, nextKind: 'call', ...wait }
    case 'callBack':
      return { ...outcome, ...open, stage: kept, nextKind: 'callBack', needsTime: true }
    case 'nurture':
      return { ...outcome, ...open, stage: 'nurture', nextKind: 'nurture', ...wait }
    case 'lost':
    case 'handedOver':
      return { ...outcome, ...open, stage: then }
    case 'doNotContact':
      return { ...outcome, ...open, stage: 'lost', doNotContact: true }
    default:
      return then satisfies never
  }
}

export const UNITS = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
  { value: 'workingDays', label: 'working days' },
] as const
export type Unit = (typeof UNITS)[number]['value']
const MINUTES: Readonly<Record<Exclude<Unit, 'workingDays'>, number>> = { minutes: 1, hours: 60, days: DAY }

export interface Wait {
  readonly amount: number
  readonly unit: Unit
}

/** A wait in the largest unit that says it as a whole number. */
export function waitOf({ delayMinutes, delayWorkingDays }: Pick<Outcome, 'delayMinutes' | 'delayWorkingDays'>): Wait {
  if (delayWorkingDays !== null) return { amount: delayWorkingDays, unit: 'workingDays' }
  const minutes = delayMinutes ?? DAY
  if (minutes % DAY === 0) return { amount: minutes / DAY, unit: 'days' }
  return minutes % 60 === 0 ? { amount: minutes / 60, unit: 'hours' } : { amount: minutes, unit: 'minutes' }
}

export const withWait = ({ amount, unit }: Wait): Pick<Outcome, 'delayMinutes' | 'delayWorkingDays'> =>
  unit === 'workingDays'
    ? { delayMinutes: null, delayWorkingDays: amount }
    : { delayMinutes: Math.round(amount * MINUTES[unit]), delayWorkingDays: null }

function waitWords(outcome: Outcome): string {
  const { amount, unit } = waitOf(outcome)
  if (unit === 'workingDays') return amount === 1 ? 'the next working day' : `in ${amount} working days`
  return `in ${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`
}

/** `Call again in 2 days, an attempt`: what an outcome does, in one line. */
export function effectWords(outcome: Outcome): string {
  const then = thenOf(outcome)
  const label = THENS.find(({ value }) => value === then)?.label ?? ''
  const parts = [
    then === 'call' ? `Call again ${waitWords(outcome)}` : undefined,
    then === 'nurture' ? `Rests, tried again ${waitWords(outcome)}` : undefined,
    then !== 'call' && then !== 'nurture' ? label : undefined,
    outcome.connected ? 'reached' : outcome.attempt ? 'counts as an attempt' : 'not reached, no attempt',
    marksNumber(outcome) ? 'marks the number' : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

export const withOutcome = (outcomes: readonly Outcome[], code: string, next: Outcome): Outcome[] =>
  outcomes.map((one) => (one.code === code ? next : one))

/** One place up (−1) or down (1); the same list at an end. */
export function moved(outcomes: readonly Outcome[], code: string, by: -1 | 1): readonly Outcome[] {
  const from = outcomes.findIndex((one) => one.code === code)
  const [one, other] = [outcomes[from], outcomes[from + by]]
  if (!one || !other) return outcomes
  const next = [...outcomes]
  next[from] = other
  next[from + by] = one
  return next
}

/** A new one, with a code and a key that are free. */
export function newOutcome(outcomes: readonly Outcome[]): Outcome {
  const free = <T>(options: readonly T[], taken: (option: T) => boolean) => options.find((option) => !taken(option))
  const codes = Array.from({ length: outcomes.length + 1 }, (_, i) => `own_${i + 1}`)
  const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789']
  return {
    code: free(codes, (code) => outcomes.some((one) => one.code === code)) ?? `own_${outcomes.length + 1}`,
    label: '',
    key: free(keys, (key) => outcomes.some((one) => one.active && one.key === key)) ?? '0',
    active: true,
    connected: false,
    attempt: true,
    needsTime: false,
    stage: 'working',
    nextKind: 'call',
    delayMinutes: DAY,
    delayWorkingDays: null,
    doNotContact: false,
  }
}

/** `48 hours before`, `in the morning of its day`. */
export const rungWords = ({ when }: Rung): string =>
  when.kind === 'sameDay' ? 'in the morning of its day' : `${when.hours} ${when.hours === 1 ? 'hour' : 'hours'} before`

/** Longest before the meeting first. */
export const inOrder = (ladder: readonly Rung[]): Rung[] => {
  const hours = ({ when }: Rung) => (when.kind === 'hours' ? when.hours : 0)
  return [...ladder].sort((one, two) => hours(two) - hours(one))
}

/** What cannot be saved yet, by the field that it is about: what the backend would say as well. */
export function problemsOf(draft: FollowUps, used: readonly string[], saved: readonly Outcome[]): readonly Problem[] {
  const parsed = FollowUps.safeParse(draft)
  const shapes = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const shaped = new Set(shapes.map(({ path }) => path))
  return [...shapes, ...checkFollowUps(draft, used, saved).filter(({ path }) => !shaped.has(path))]
}

/** What is said about a field, as a sentence. */
export function problemAt(problems: readonly Problem[], path: string): string | undefined {
  const found = problems.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message
  return found && `${found.charAt(0).toUpperCase()}${found.slice(1)}.`
}
