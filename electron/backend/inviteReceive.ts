import { ANSWER_LIMITS, type AnswerResult } from '../../shared/contract/answers.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import type { Answer } from './calendar/answer/answer.ts'
import { readAnswerFile, type AnswerFile } from './calendar/answer/readFile.ts'
import type { Implementer } from './implementer.ts'
import { countKinds, labelOf, takeIn, weighAnswer } from './inviteAnswers.ts'
import { repsToTell, declineProposal } from './inviteProposals.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getChange } from './store/change.ts'

interface ReadFile {
  readonly name: string
  readonly read: AnswerFile
}

/** The part of the topic `invites` that takes in what comes back (docs/rules.md, section 7). */
export function receiveTopic(os: Implementer, services: Services) {
  /** All answers of these files as one change, so that it is undone in one step. */
  const takeAll = (files: readonly ReadFile[], confirmed: boolean): { results: AnswerResult[]; changeId: string } => {
    const changeId = services.newId()
    const results = services.change(
      labelFor(services, files, confirmed),
      (tx) =>
        files.flatMap(({ name, read }): AnswerResult[] => {
          const nothing = noAnswer(read)
          if (nothing) return [{ file: name, applied: false, ...nothing }]
          return answersIn(read).map((answer) => ({ file: name, ...takeIn(services, tx, answer, confirmed) }))
        }),
      { id: changeId },
    )
    return { results, changeId }
  }

  return {
    receive: os.invites.receive.handler(async ({ input }): Promise<Outputs['invites']['receive']> => {
      const read = await readAnswerFile(input.text)
      if (read.kind === 'neither') throw refuse.unreadable(NEITHER, SAVE_IT)
      const { results } = takeAll([{ name: '', read }], input.confirm ?? false)
      const told = results.find(({ applied }) => applied) ?? results.find(({ meetingId }) => meetingId) ?? results[0]
      if (!told) return { applied: false, ...(read.kind === 'answers' && { reason: NO_APPOINTMENT }) }
      const { applied, kind, meetingId, attendance, reason } = told
      return {
        applied,
        ...(meetingId && { meetingId }),
        ...(attendance && { attendance }),
        ...(reason && { reason }),
        ...(kind === 'needsConfirmation' && { needsConfirmation: true as const }),
      }
    }),

    receiveAll: os.invites.receiveAll.handler(async ({ input }) => {
      const files: ReadFile[] = []
      for (const { name, text } of input.files) {
        const tooLarge = text.length > ANSWER_LIMITS.file
        files.push({ name, read: tooLarge ? { kind: 'neither' } : await readAnswerFile(text) })
      }
      const { results, changeId } = takeAll(files, input.confirm ?? false)
      const changed = getChange(services.db, changeId) !== undefined
      return { results, counts: countKinds(results), ...(changed && { changeId }) }
    }),

    declineProposal: os.invites.declineProposal.handler(({ input }) => declineProposal(services, input.proposalId)),
    toTell: os.invites.toTell.handler(({ input }) => ({ reps: repsToTell(services, input.meetingId) })),
  }
}

const NEITHER = 'This is neither a calendar file nor an e-mail.'
const SAVE_IT =
  'Open the answer in the mail program, save it as .eml or save its attachment as .ics, and take that file in.'
const NO_APPOINTMENT = 'This calendar file holds no appointment that can be read.'

const answersIn = (read: AnswerFile): readonly Answer[] => (read.kind === 'answers' ? read.answers : [])

function noAnswer(read: AnswerFile): Pick<AnswerResult, 'kind' | 'reason'> | null {
  switch (read.kind) {
    case 'neither':
      return { kind: 'unreadable', reason: `${NEITHER} ${SAVE_IT}` }
    case 'mailWithoutCalendar':
      return {
        kind: 'notAnAnswer',
        reason: 'This e-mail holds no answer for a calendar. Read it, and set the meeting by hand.',
      }
    case 'answers':
      return read.answers.length > 0 ? null : { kind: 'notAnAnswer', reason: NO_APPOINTMENT }
  }
}

/** One answer is called by what it says, many by how many they are. */
function labelFor(services: Services, files: readonly ReadFile[], confirmed: boolean): string {
  const labels = files
    .flatMap(({ read }) => answersIn(read))
    .flatMap((answer) => {
      const weighed = weighAnswer(services, answer, confirmed)
      return (weighed && labelOf(weighed)) ?? []
    })
  const [first, ...others] = labels
  return first !== undefined && others.length === 0 ? first : `Took in ${labels.length} answers`
}
