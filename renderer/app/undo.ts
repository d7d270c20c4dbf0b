import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { errors } from '../../shared/contract/errors.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { api, client, shell } from '../api/client.ts'
import { refusalOf } from '../components/refusal.ts'
import { showToast, toastError, type Toast } from './toast.ts'

type Undone = Outputs['history']['undo']

/** Takes back a change, by default the last one, and says which it was. */
export function useUndo() {
  const options = api.history.undo.mutationOptions({
    onSuccess: ({ undone, also, tell }) =>
      showToast({
        text: `Taken back: ${undone.label}${andMore(also)}${tellWords(tell)}`,
        action: tellAction(tell) ?? { label: 'Redo', run: () => redoChange(undone.id) },
      }),
    onError: (error, { changeId }) => {
      const newer = newerOf(error)
      if (newer.length === 0 || !changeId || refusalOf(error)) return toastError(error)
      return showToast({
        text: error.message,
        tone: 'error',
        stays: true,
        action: {
          label: newer.length === 1 ? 'Take back both' : `Take back all ${newer.length + 1}`,
          run: () => both(changeId),
        },
      })
    },
  })
  const both = (changeId: string) => {
    client.history.undo({ changeId, withNewer: true }).then(
      ({ undone, also, tell }) =>
        showToast({
          text: `Taken back: ${undone.label}${andMore(also)}${tellWords(tell)}`,
          action: tellAction(tell) ?? { label: 'Redo', run: () => redoChange(undone.id) },
        }),
      toastError,
    )
  }
  return useMutation(options)
}

/** Brings back what was taken back, by default what the last undo took. */
export function useRedo() {
  return useMutation(api.history.redo.mutationOptions({ onSuccess: saidBack, onError: toastError }))
}

function redoChange(changeId: string): void {
  client.history.redo({ changeId }).then(saidBack, toastError)
}

function saidBack({ redone, also, tell }: Outputs['history']['redo']): void {
  const action = tellAction(tell)
  showToast({
    text: `Brought back: ${redone.label}${andMore(also)}${tellWords(tell)}`,
    ...(action && { action }),
  })
}

const andMore = (also: Undone['also']): string =>
  also.length === 0 ? '' : also.length === 1 ? ` and ${also[0]?.label}` : ` and ${also.length} more`

/** Who has heard of what is no longer so is told: nothing is sent by itself. */
const tellWords = ([first]: Undone['tell']): string => (first ? `. ${first.leadName} has to be told.` : '')

function tellAction([first]: Undone['tell']): Toast['action'] | undefined {
  if (!first) return undefined
  const { meetingId, purpose } = first
  return {
    label: purpose === 'cancel' ? 'Write the cancellation' : 'Write the update',
    run: () => {
      client.invites
        .draft({ meetingId, purpose })
        .then((draft) => shell.openDraft({ filename: draft.filename, eml: draft.eml }))
        .then(({ opened }) =>
          showToast({ text: opened ? 'The draft is open in your mail program.' : 'The draft is in your downloads.' }),
        )
        .catch(toastError)
    },
  }
}

/** The changes that build on one that was to be taken back, where they can go with it. */
export function newerOf(error: unknown): readonly { readonly id: string; readonly label: string }[] {
  if (!(error instanceof ORPCError) || error.code !== ('WRONG_STATE' satisfies keyof typeof errors)) return []
  const data = errors.WRONG_STATE.data.safeParse(error.data)
  return data.success ? (data.data.newer ?? []) : []
}

/** The id of the change that was made last; undefined when there is none to be taken back. */
export async function lastChangeId(): Promise<string | undefined> {
  const { changes } = await client.history.list({ limit: 1 })
  return changes[0]?.undoable && !changes[0].undone ? changes[0].id : undefined
}

/**
 * Says what was just done, with a button that takes back this change and no other, whatever is done while the line is
 * still shown.
 */
export function useUndoableToast(): (text: string) => void {
  const undo = useUndo()
  return (text) => {
    lastChangeId().then(
      (changeId) =>
        showToast({ text, ...(changeId ? { action: { label: 'Undo', run: () => undo.mutate({ changeId }) } } : {}) }),
      () => showToast({ text }),
    )
  }
}
