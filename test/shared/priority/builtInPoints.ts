import type { ScoredLead } from '../../../shared/priority/facts.ts'
import { HOUR } from '../../../shared/time/instant.ts'

/**
 * The score as it was before its rules were data, in plain arithmetic: what the rules the app comes with are measured
 * against.
 */
export function builtInPoints(lead: ScoredLead, at: number): number {
  const fit =
    lead.fit !== null
      ? Math.round((lead.fit / 100) * 40)
      : lead.employees === null
        ? 0
        : band(lead.employees, [10, 6], [50, 14], [200, 20], [1000, 16])
  const text = ` ${(lead.source ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  const source =
    SOURCES.find(([phrases]) => phrases.split(',').some((phrase) => text.includes(` ${phrase} `)))?.[1] ?? 0
  const intent = lead.intent === null ? 0 : Math.round((lead.intent / 100) * 20)
  const value = band(
    lead.value ?? 0,
    [1_000, 3],
    [5_000, 6],
    [10_000, 10],
    [25_000, 14],
    [50_000, 17],
    [100_000, 20],
    [250_000, 24],
  )
  const age = band(Math.max(0, at - lead.created) / HOUR, [0, 12], [1, 8], [24, 4], [168, 0], [4380, -4])
  const connects = band(lead.connects, [1, 6], [2, 10], [3, 12])
  const noShows = band(lead.noShows, [1, -4], [2, -10], [3, -18])
  const nurture = lead.stage === 'nurture' ? -6 : 0
  return fit + source + intent + value + age + connects + noShows + nurture - 2 * Math.min(lead.attempts, 6)
}

const SOURCES: readonly (readonly [phrases: string, points: number])[] = [
  ['demo', 24],
  ['pricing,price,quote', 22],
  ['trial,sign up,signup', 20],
  ['web form,webform,website form,contact form,contact us,web,website,inbound,form,chat,call me back', 18],
  ['referral,referred,recommendation', 16],
  ['partner,reseller', 12],
  ['fair,trade show,tradeshow,event,conference,webinar,expo', 8],
]

function band(amount: number, ...bands: readonly (readonly [from: number, points: number])[]): number {
  return bands.findLast(([from]) => amount >= from)?.[1] ?? 0
}
