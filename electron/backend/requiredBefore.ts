import { missingOf, missingWords, type Missing } from '../../shared/handOver/required.ts'
import { refuse } from './refusals.ts'
import type { Question } from './slotSearch.ts'
import { toLead } from './store/leads.ts'

/** What the meeting type asks for and the lead does not have. */
export const missingBefore = ({ type, lead }: Question): Missing[] =>
  lead && type.required.length > 0 ? missingOf(toLead(lead), type.required) : []

export const refuseMissing = ({ type, lead }: Question, missing: readonly Missing[]) =>
  refuse.fields(
    missing.map(({ key }) => ({ path: `required.${key}`, message: `is needed before ${type.name} is booked` })),
    `${missingWords(missing)} of ${lead?.name ?? 'the lead'} ${missing.length === 1 ? 'is' : 'are'} needed before ${type.name} is booked.`,
  )
