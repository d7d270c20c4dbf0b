import type { ImportedLeads } from '../../shared/contract/leadImports.ts'

/** How many leads are new, changed, the same or left alone: what a person counts are people, not rows. */
export const peopleOf = (result: ImportedLeads): NonNullable<ImportedLeads['people']> =>
  result.people ?? { ...result, skipped: result.skipped ?? 0 }
