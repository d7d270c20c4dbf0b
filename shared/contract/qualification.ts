import { z } from 'zod'
import { call } from './errors.ts'
import { Lead } from './leads.ts'
import { Id } from './primitives.ts'

/**
 * The qualification form. An answer is a line of the lead's brief under the label of its question: there the rep, the
 * messages and the rules of the score (`answer:Budget`) find it, and lines of one's own stand beside it.
 */

/** How a question is answered. */
export const AnswerKind = z.enum(['text', 'number', 'choice', 'yesNo', 'date'])
export type AnswerKind = z.infer<typeof AnswerKind>

const word = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100, 'must be 100 characters at most')
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')

export const QualificationField = z.object({
  id: Id,
  /** What it is called in the brief and in the rules of the score; no two are called alike, whatever their case. */
  label: z.string(),
  kind: AnswerKind,
  /** The answers of a `choice`; of another kind none. */
  options: z.array(z.string()),
  /** What to ask, in words. */
  help: z.string().nullable(),
})
export type QualificationField = z.infer<typeof QualificationField>

export const SaveQualificationField = z.object({
  id: Id.optional(),
  label: word,
  kind: AnswerKind,
  options: z.array(word).max(30, 'must be 30 at most').optional(),
  help: z.string().trim().max(300, 'must be 300 characters at most').nullable().optional(),
})
export type SaveQualificationField = z.infer<typeof SaveQualificationField>

/**
 * As it is typed or chosen; kept as text: a number without its blanks, `Yes` or `No`, a day as `2026-11-23`. Null takes the
 * answer away.
 */
export const Answer = z
  .union([z.string().max(2000, 'must be 2,000 characters at most'), z.number(), z.boolean()])
  .nullable()

export const qualification = {
  /** In the order in which they are asked. */
  list: call.output(z.object({ fields: z.array(QualificationField) })),
  /** The whole form, in its order. What is not in it is asked no more; answers that were given stay in the briefs. */
  save: call
    .input(z.object({ fields: z.array(SaveQualificationField).max(60, 'must be 60 questions at most') }))
    .output(z.object({ fields: z.array(QualificationField) })),
  answer: call
    .input(
      z.object({
        leadId: Id,
        answers: z
          .array(z.object({ fieldId: Id, answer: Answer }))
          .min(1)
          .max(60),
      }),
    )
    .output(Lead),
}
