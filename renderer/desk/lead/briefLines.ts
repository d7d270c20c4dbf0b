export interface BriefLine {
  readonly label: string
  readonly text: string
}

/** What a rep asks first. A lead's own lines come in their own order; those that nobody has filled follow, empty. */
const ASKED = ['Pain', 'Trigger', 'Uses today', 'Promised', 'Budget'] as const

export function briefLines(brief: readonly BriefLine[]): readonly BriefLine[] {
  const known = new Set(brief.map((line) => line.label.toLowerCase()))
  return [...brief, ...ASKED.filter((label) => !known.has(label.toLowerCase())).map((label) => ({ label, text: '' }))]
}
