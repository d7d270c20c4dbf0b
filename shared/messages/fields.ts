import type { DraftPurpose } from '../contract/invites.ts'

/** What a message is filled with. Each value is one line, but `times`, which has one line for each time offered. */
export const FIELDS = {
  lead: 'the lead’s name',
  firstName: 'the lead’s first name',
  company: 'the lead’s company',
  type: 'the meeting type',
  day: 'the day, by the lead’s calendar',
  clock: 'from when until when, by the lead’s clock',
  time: 'day, times and zone, by the lead’s clock',
  otherTime: 'the same by the host’s clock; empty where it reads the same',
  reps: 'whom the meeting is with',
  place: 'where it is, such as the link of the video room',
  times: 'the times offered, one a line, by the lead’s clock',
  keptUntil: 'until when they are kept free; empty while they are not',
  sender: 'who sends it',
  team: 'the name of the workspace',
} as const

export type FieldName = keyof typeof FIELDS
export type FieldValues = Readonly<Record<FieldName, string>>

const MEETING: readonly FieldName[] = ['day', 'clock', 'time', 'otherTime', 'reps']
const OFFER: readonly FieldName[] = ['times', 'keptUntil']
const ALL = Object.keys(FIELDS) as FieldName[] // the keys of an object literal are its own

/** The fields that a message of this purpose can hold: what is offered has no time yet, what is planned offers none. */
export function fieldsFor(purpose: DraftPurpose): readonly FieldName[] {
  const without = purpose === 'times' ? MEETING : purpose === 'noShow' ? [] : OFFER
  return ALL.filter((name) => !without.includes(name))
}

const BRACED = /\{([^{}\n]*)\}/g

/** What stands in braces and is no field of this purpose, as it is written; each once. */
export function unknownFields(template: string, purpose: DraftPurpose): readonly string[] {
  const known: readonly string[] = fieldsFor(purpose)
  const found = [...template.matchAll(BRACED)].filter((match) => !known.includes(match[1] ?? ''))
  return [...new Set(found.map((match) => match[0]))]
}

/** What is wrong with a template, in words that name the fields there are; null when nothing is. */
export function fieldProblem(template: string, purpose: DraftPurpose): string | null {
  const unknown = unknownFields(template, purpose)
  if (unknown.length === 0) return null
  const known = fieldsFor(purpose).map((name) => `{${name}}`)
  return `${unknown.join(', ')} ${unknown.length === 1 ? 'is no field' : 'are no fields'} of this message. There are ${known.join(', ')}.`
}

/**
 * Fills a template in one pass, so that a name that looks like a field stays a name. A line whose fields are all empty
 * is left out.
 */
export function fill(template: string, values: FieldValues): string {
  const valueOf = (name: string): string => (Object.hasOwn(values, name) ? values[name as FieldName] : '')
  return template
    .split('\n')
    .filter((line) => {
      const names = [...line.matchAll(BRACED)].map((match) => match[1] ?? '')
      return names.length === 0 || names.some((name) => valueOf(name) !== '')
    })
    .map((line) => line.replaceAll(BRACED, (_, name: string) => valueOf(name)))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}
