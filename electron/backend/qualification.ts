import type { QualificationField, SaveQualificationField } from '../../shared/contract/qualification.ts'
import { readAnswer, withAnswers, type BriefLine } from '../../shared/leads/answers.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getLead, toLead, updateLeadFields } from './store/leads.ts'
import { briefsWith, listFields, writeFields } from './store/qualification.ts'

/** The qualification form and its answers, which are lines of the lead's brief (docs/decisions/027-lead-record.md). */
export function qualificationTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  return {
    list: os.qualification.list.handler(() => ({ fields: listFields(db) })),

    save: os.qualification.save.handler(({ input }) => {
      const before = listFields(db)
      const after = checked(services, input.fields, before)
      services.change('Changed the qualification form', (tx) => {
        writeFields(tx, before, after)
        // A question that is called otherwise takes its answers along.
        const names = new Map(
          before.flatMap(({ id, label }) => {
            const now = after.find((field) => field.id === id)?.label
            return now !== undefined && now !== label ? [[label.trim().toLowerCase(), now] as const] : []
          }),
        )
        if (names.size === 0) return
        for (const { id, brief } of briefsWith(tx, [...names.keys()])) {
          const lines = (JSON.parse(brief) as BriefLine[]).map((line) => ({
            ...line,
            label: names.get(line.label.trim().toLowerCase()) ?? line.label,
          }))
          updateLeadFields(tx, id, { brief: JSON.stringify(lines) })
        }
      })
      return { fields: listFields(db) }
    }),

    answer: os.qualification.answer.handler(({ input }) => {
      const row = getLead(db, input.leadId, clock.now())
      if (!row) throw refuse.notFound('lead', input.leadId)
      const fields = listFields(db)
      const problems: { path: string; message: string }[] = []
      const answers = input.answers.flatMap(({ fieldId, answer }, at) => {
        const field = fields.find(({ id }) => id === fieldId)
        if (!field) throw refuse.notFound('question', fieldId)
        const read = readAnswer(field, answer)
        if ('problem' in read) {
          problems.push({ path: `answers.${at}.answer`, message: `${field.label}: ${read.problem}` })
          return []
        }
        return [{ label: field.label, text: read.text }]
      })
      if (problems.length > 0) throw refuse.fields(problems)
      const brief = JSON.stringify(withAnswers(JSON.parse(row.brief) as BriefLine[], fields, answers))
      if (brief !== row.brief) {
        const [only, ...others] = answers
        const what = only && others.length === 0 ? only.label.toLowerCase() : 'the answers'
        services.change(`Noted ${what} of ${row.name}`, (tx) => updateLeadFields(tx, row.id, { brief }))
      }
      return toLead(getLead(db, row.id, clock.now()) ?? row)
    }),
  }
}

/** The form as it is kept. Throws INVALID_INPUT for two that are called alike, and for a choice without answers. */
function checked(
  services: Services,
  fields: readonly SaveQualificationField[],
  before: readonly QualificationField[],
): QualificationField[] {
  const labels = new Set<string>()
  const ids = new Set<string>()
  return fields.map(({ id, label, kind, options, help }, at) => {
    const key = label.toLowerCase()
    if (labels.has(key)) throw refuse.input(`fields.${at}.label`, `"${label}" is there twice`)
    labels.add(key)
    if (id !== undefined && (ids.has(id) || !before.some((field) => field.id === id))) {
      throw refuse.notFound('question', id)
    }
    if (id !== undefined) ids.add(id)
    const choices = kind === 'choice' ? [...new Map(options?.map((one) => [one.toLowerCase(), one])).values()] : []
    if (kind === 'choice' && choices.length < 2) {
      throw refuse.input(`fields.${at}.options`, `"${label}" needs at least two answers to choose from`)
    }
    return { id: id ?? services.newId(), label, kind, options: choices, help: help || null }
  })
}
