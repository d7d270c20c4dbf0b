import type { Colleague } from './useCompany.ts'
import { formatDay, formatTime, type ClockStyle } from '../../time/format.ts'
import { firstNameOf, momentWords, stageNames } from '../words.ts'

const STEPS: Readonly<Record<NonNullable<Colleague['nextStep']>['kind'], string>> = {
  call: 'to call',
  callBack: 'call back',
  recover: 'to recover',
  meeting: 'meeting',
  nurture: 'again',
}

interface Clock {
  readonly now: number
  readonly zone: string
  readonly clock: ClockStyle
}

/** What counts most about a colleague now: a meeting ahead, a call today, else what is next. */
export function standingWords(one: Colleague, { now, zone, clock }: Clock): string {
  if (one.doNotContact) return 'not to be contacted'
  if (one.meeting) return `meeting ${momentWords(Date.parse(one.meeting.start), now, zone, clock)}`
  if (one.lastCall?.today) return `called today ${formatTime(Date.parse(one.lastCall.at), zone, clock)}`
  if (!one.nextStep) return stageNames[one.stage].toLowerCase()
  const due = Date.parse(one.nextStep.due)
  return due <= now ? `${STEPS[one.nextStep.kind]} now` : `${STEPS[one.nextStep.kind]} ${formatDay(due, zone, now)}`
}

/** `Ana was called today at 10:42: voicemail left`: why to look before one calls somebody of the same company. */
export function warningWords(one: Colleague, { now, zone, clock }: Clock): string | undefined {
  const name = firstNameOf(one.name)
  if (one.meeting) {
    const reps = one.meeting.reps.length > 0 ? ` with ${one.meeting.reps.map(firstNameOf).join(' and ')}` : ''
    return `${name} has a meeting ${momentWords(Date.parse(one.meeting.start), now, zone, clock)}${reps}`
  }
  if (one.lastCall?.today) {
    const { at, title } = one.lastCall
    return `${name} was called today at ${formatTime(Date.parse(at), zone, clock)}: ${lower(title)}`
  }
  return undefined
}

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
