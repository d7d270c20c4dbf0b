import type { ScoreField } from '../contract/score.ts'
import { isNumberField, isTextField, numberReader, textReader, type ScoredLead } from './facts.ts'
import { midSentence } from './words.ts'

/**
 * The words of a line, worked out for a lead. A template is text with facts: `{industry}`; `{attempts:attempt}` counts
 * (`Two attempts`); `[…|…]` is the first of its alternatives whose facts are all known, or nothing.
 */
export type LineWords = (lead: ScoredLead, at: number) => string

type Part = (lead: ScoredLead, at: number, atStart: boolean) => string | undefined

/** Throws RangeError, whose message a person can act on, for a template that cannot be read. */
export function lineWords(template: string): LineWords {
  const parts = [...template.matchAll(/\[([^[\]]*)\]|([^[\]]+)|([[\]])/g)].flatMap(([, choices, plain, stray]) => {
    if (stray !== undefined) throw new RangeError(`has a "${stray}" without its other half`)
    if (plain !== undefined) return sequence(plain)
    const alternatives = (choices ?? '').split('|').map(sequence)
    const choose: Part = (lead, at, atStart) =>
      alternatives.map((one) => together(one, lead, at, atStart)).find((text) => text !== undefined) ?? ''
    return [choose]
  })
  return (lead, at) => {
    const text = together(parts, lead, at, true) ?? ''
    return text.replaceAll(/\s+/g, ' ').trim()
  }
}

function together(parts: readonly Part[], lead: ScoredLead, at: number, atStart: boolean): string | undefined {
  let text = ''
  for (const part of parts) {
    const own = part(lead, at, atStart && text === '')
    if (own === undefined) return undefined
    text += own
  }
  return text
}

function sequence(text: string): Part[] {
  return [...text.matchAll(/\{([^{}]*)\}|([^{}]+)|([{}])/g)].map(([, fact, plain, stray]) => {
    if (stray !== undefined) throw new RangeError(`has a "${stray}" without its other half`)
    return plain === undefined ? factPart(fact ?? '') : () => plain
  })
}

function factPart(text: string): Part {
  const isAnswer = text.startsWith('answer:')
  const colon = isAnswer ? -1 : text.indexOf(':')
  const name = colon < 0 ? text : text.slice(0, colon)
  const noun = colon < 0 ? undefined : text.slice(colon + 1)
  if (!isAnswer && !isNumberField(name) && !isTextField(name)) {
    throw new RangeError(`names "${name}", which is not known of a lead`)
  }
  const field = name as ScoreField
  if (!isNumberField(field)) {
    const read = textReader(field)
    const isName = field !== 'industry' && field !== 'title'
    return (lead, _, atStart) => {
      const fact = read(lead)
      return fact === null ? undefined : isName || atStart ? fact : midSentence(fact)
    }
  }
  const read = numberReader(field)
  return (lead, at, atStart) => {
    const fact = read(lead, at)
    if (fact === null) return undefined
    const whole = Math.floor(fact)
    if (noun === undefined) return field === 'value' ? amount(fact) : String(whole)
    const count = atStart ? counted(whole) : counted(whole).toLowerCase()
    return `${count} ${noun}${whole === 1 ? '' : 's'}`
  }
}

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six']
const counted = (n: number): string => COUNTS[n] ?? String(n)

/** `38 k`, `1.2 M`: the size matters, not the cent. */
export function amount(value: number): string {
  const short = (of: number) => String(of < 9.95 ? Math.round(of * 10) / 10 : Math.round(of))
  if (value >= 999_500) return `${short(value / 1_000_000)} M`
  if (value >= 1_000) return `${short(value / 1_000)} k`
  return String(Math.round(value))
}
