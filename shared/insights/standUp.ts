import { clockRange, dayInWords, shortDayInWords, type ClockStyle } from '../time/rangeInWords.ts'
import { inTimeRate, type Figures } from './figures.ts'
import { countText, shareText } from './words.ts'

/** A meeting as somebody names it in a stand-up. */
export interface NamedMeeting {
  readonly leadName: string
  readonly company: string | null
  readonly host: string | null
  /** Epoch milliseconds. */
  readonly start: number
}

export interface StandUpDay {
  /** Some instant of it. */
  readonly at: number
  readonly figures: Figures
  readonly booked: readonly NamedMeeting[]
}

export interface StandUp {
  readonly workspace: string
  readonly zone: string
  readonly clock: ClockStyle
  /** The last day on which something was done; absent where there is none. */
  readonly before?: StandUpDay | undefined
  readonly today: StandUpDay
  /** Of the meetings that are still ahead today, those nobody has confirmed. */
  readonly unconfirmed: number
}

/** Meetings that are named; the others are counted. */
const NAMED = 8

/** What was done on the last working day and today, as plain text to paste into a chat. */
export function standUpText({ workspace, zone, clock, before, today, unconfirmed }: StandUp): string {
  const day = (at: number) => dayInWords(at, zone, clock)
  const of = ({ at, figures, booked }: StandUpDay, title: string): string[] => [
    `${title}${day(at)}`,
    ...linesOf(figures),
    ...namesOf(booked, zone, clock),
  ]
  const { ahead, unknown } = today.figures
  const next = [
    ahead > 0 && `${meetings(ahead)} still ahead today${unconfirmed > 0 ? `, ${unconfirmed} not confirmed` : ''}`,
    unknown > 0 && `${meetings(unknown)} of today without an outcome`,
  ].filter((line) => line !== false)
  return [
    [`Stand-up, ${workspace}`],
    before ? of(before, '') : [],
    of(today, 'Today, '),
    next.length > 0 ? ['Next', ...next.map((line) => `- ${line}`)] : [],
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')
}

const meetings = (count: number): string => `${countText(count)} ${count === 1 ? 'meeting' : 'meetings'}`
const some = (count: number, one: string, many: string): string => `${countText(count)} ${count === 1 ? one : many}`

function linesOf(figures: Figures): string[] {
  const { dials, connects, booked, held, noShow, reschedules, firstCall } = figures
  const inTime = inTimeRate(figures)
  return [
    `${some(dials, 'dial', 'dials')}, ${some(connects, 'connect', 'connects')}, ${countText(booked)} booked`,
    held + noShow > 0 && `${countText(held)} held, ${some(noShow, 'no-show', 'no-shows')}`,
    reschedules > 0 && `${some(reschedules, 'meeting', 'meetings')} moved`,
    inTime.all > 0 &&
      `first calls in time: ${countText(inTime.of)} of ${countText(inTime.all)} (${shareText(inTime)})${firstCall.running > 0 ? `, ${countText(firstCall.running)} still running` : ''}`,
  ].flatMap((line) => (line === false ? [] : [`- ${line}`]))
}

function namesOf(booked: readonly NamedMeeting[], zone: string, clock: ClockStyle): string[] {
  const lines = booked.slice(0, NAMED).map(({ leadName, company, host, start }) => {
    const when = `${shortDayInWords(start, zone, clock)} ${clockRange(start, start, zone, clock)}`
    return `  - ${leadName}${company ? ` (${company})` : ''}, ${when}${host ? ` with ${host}` : ''}`
  })
  return booked.length > NAMED ? [...lines, `  - and ${booked.length - NAMED} more`] : lines
}
