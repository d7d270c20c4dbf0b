import type { LeadFacets, LeadFilter } from '../../shared/contract/leadFilters.ts'
import { NextStep, Stage } from '../../shared/contract/leads.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { foldText } from '../../shared/search/fold.ts'
import { stageNames } from '../desk/words.ts'
import { chipsOf, countryName, stepNames, withoutCondition } from './filterWords.ts'

export interface FilterOption {
  readonly id: string
  readonly group: string
  readonly label: string
  /** How many leads there are of it. */
  readonly count?: number
  /** It is asked for already. */
  readonly on: boolean
  /** The filter with it, or without where it was on. */
  readonly filter: LeadFilter
}

type ListKey = 'stage' | 'source' | 'owner' | 'country' | 'region' | 'language' | 'nextStep'

function listOption<Key extends ListKey>(
  filter: LeadFilter,
  key: Key,
  value: NonNullable<LeadFilter[Key]>[number],
  words: { readonly group: string; readonly label: string; readonly count?: number },
): FilterOption {
  const before: readonly unknown[] = filter[key] ?? []
  const on = before.includes(value)
  const after = on ? before.filter((other) => other !== value) : [...before, value]
  return {
    id: `${key} ${String(value)}`,
    ...words,
    on,
    filter: after.length === 0 ? withoutCondition(filter, key) : { ...filter, [key]: after },
  }
}

type PlainKey = Exclude<keyof LeadFilter, ListKey>
function plainOption<Key extends PlainKey>(
  filter: LeadFilter,
  group: string,
  key: Key,
  value: NonNullable<LeadFilter[Key]>,
): FilterOption {
  const on = filter[key] === value
  const label = chipsOf({ [key]: value }, () => '')[0]?.text ?? key
  return {
    id: `${key} ${String(value)}`,
    group,
    label,
    on,
    filter: on ? withoutCondition(filter, key) : { ...filter, [key]: value },
  }
}

/** A figure that was typed, `40k` too. */
function figureIn(text: string): number | undefined {
  const found = /(\d[\d,.]*)\s*(k|m)?\b/i.exec(text)
  if (!found?.[1]) return undefined
  const value = Number(found[1].replace(/,/g, ''))
  const unit = found[2]?.toLowerCase()
  return Number.isFinite(value) ? value * (unit === 'k' ? 1000 : unit === 'm' ? 1_000_000 : 1) : undefined
}

/** Everything that can be asked for, narrowed by what was typed; a figure that was typed stands in conditions that take one. */
export function filterOptions(
  filter: LeadFilter,
  text: string,
  known: { readonly facets: LeadFacets | undefined; readonly reps: readonly Rep[] },
): FilterOption[] {
  const figure = figureIn(text)
  const words = foldText(text.replace(/\d[\d,.]*\s*(?:k|m)?\b/gi, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const options = [...(figure === undefined ? [] : figureOptions(filter, figure)), ...fixedOptions(filter, figure)]
  options.push(...factOptions(filter, known))
  return options.filter((option) => {
    const own = foldText(`${option.group} ${option.label} ${SYNONYMS[option.id.split(' ')[0] ?? ''] ?? ''}`)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
}

const SYNONYMS: Readonly<Record<string, string>> = {
  idleDays: 'no activity last idle inactive',
  createdWithinDays: 'created since added',
  dueWithinDays: 'next step today week',
  valueFrom: 'deal worth at least minimum',
  valueTo: 'deal worth at most maximum',
  scoreFrom: 'points at least minimum',
  hasPhone: 'number missing without',
  hasEmail: 'mail address missing without',
  doNotContact: 'dnc',
  country: 'place',
  region: 'state place',
}

function figureOptions(filter: LeadFilter, figure: number): FilterOption[] {
  const whole = Math.round(figure)
  const days = whole <= 3650
  return [
    ...(whole <= 1000 ? [plainOption(filter, 'Score', 'scoreFrom', whole)] : []),
    plainOption(filter, 'Value', 'valueFrom', figure),
    plainOption(filter, 'Value', 'valueTo', figure),
    ...(days
      ? [
          plainOption(filter, 'Activity', 'idleDays', whole),
          plainOption(filter, 'Activity', 'createdWithinDays', whole),
          plainOption(filter, 'Next step', 'dueWithinDays', whole),
        ]
      : []),
  ]
}

function fixedOptions(filter: LeadFilter, figure: number | undefined): FilterOption[] {
  const flags = (group: string, keys: readonly (PlainKey & keyof typeof FLAGS)[]) =>
    keys.flatMap((key) => [plainOption(filter, group, key, true), plainOption(filter, group, key, false)])
  // With a figure typed, those that take one have it.
  const figured = <Key extends PlainKey>(group: string, key: Key, values: readonly NonNullable<LeadFilter[Key]>[]) =>
    figure === undefined ? values.map((value) => plainOption(filter, group, key, value)) : []
  return [
    ...Stage.options.map((stage) => listOption(filter, 'stage', stage, { group: 'Stage', label: stageNames[stage] })),
    ...flags('Stage', ['open']),
    ...NextStep.shape.kind.options.map((kind) =>
      listOption(filter, 'nextStep', kind, { group: 'Next step', label: stepNames[kind] }),
    ),
    listOption(filter, 'nextStep', null, { group: 'Next step', label: 'Nothing' }),
    ...flags('Next step', ['overdue']),
    ...figured('Next step', 'dueWithinDays', [0, 7]),
    ...flags('Next step', ['snoozed']),
    ...flags('Activity', ['neverCalled']),
    ...figured('Activity', 'idleDays', [7, 14, 30, 90]),
    ...figured('Activity', 'createdWithinDays', [0, 7, 30]),
    ...flags('Contact', ['hasPhone', 'hasEmail', 'doNotContact']),
    ...figured('Score', 'scoreFrom', [20, 40, 60, 80]),
  ]
}
const FLAGS = {
  open: true,
  overdue: true,
  snoozed: true,
  neverCalled: true,
  hasPhone: true,
  hasEmail: true,
  doNotContact: true,
} satisfies Partial<Record<PlainKey, true>>

function factOptions(
  filter: LeadFilter,
  { facets, reps }: { readonly facets: LeadFacets | undefined; readonly reps: readonly Rep[] },
): FilterOption[] {
  const listed = (key: 'source' | 'country' | 'region' | 'language', group: string, values: LeadFacets['sources']) =>
    values.map(({ value, count }) => {
      const label = value === null ? `No ${group.toLowerCase()}` : key === 'country' ? countryName(value) : value
      return listOption(filter, key, value, { group, label, count })
    })
  return [
    ...reps.map(({ id, name }) => listOption(filter, 'owner', id, { group: 'Owner', label: name })),
    listOption(filter, 'owner', null, { group: 'Owner', label: 'Nobody' }),
    ...(facets
      ? [
          ...listed('source', 'Source', facets.sources),
          ...listed('country', 'Country', facets.countries),
          ...listed('region', 'Region', facets.regions),
          ...listed('language', 'Language', facets.languages),
        ]
      : []),
  ]
}
