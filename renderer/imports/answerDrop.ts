import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { showToast } from '../app/toast.ts'
import { isDialogOpen } from '../commands/dialogFocus.ts'
import { runCommand } from '../commands/dispatch.ts'
import { droppedFiles, holdsFiles, type GivenFile } from '../forms/givenFiles.ts'

/** Files that were dropped beside every field for them, until the dialog for answers takes them. */
let waiting: readonly GivenFile[] = []
const listeners = new Set<() => void>()

function set(files: readonly GivenFile[]): void {
  waiting = files
  for (const listener of listeners) listener()
}

/** Gives what was dropped onto the window to `take`, once. */
export function useDroppedAnswers(take: (files: readonly GivenFile[]) => void): void {
  const files = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
  const onFiles = useEffectEvent(take)
  useEffect(() => {
    if (files.length === 0) return
    set([])
    onFiles(files)
  }, [files])
}

const ANSWERS = /\.(ics|ical|ifb|eml|mbox|msg)$/i

/**
 * Answers that are dropped anywhere on the window open the dialog that takes them in. Nothing that is dropped beside its
 * field may make the browser leave the app and show the file instead.
 */
export function useWindowDrop(): void {
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    window.addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer && holdsFiles(event.dataTransfer)) event.preventDefault()
      },
      { signal },
    )
    window.addEventListener(
      'drop',
      (event) => {
        if (event.defaultPrevented || !event.dataTransfer || !holdsFiles(event.dataTransfer)) return
        event.preventDefault()
        void take(event.dataTransfer)
      },
      { signal },
    )
    return () => stop.abort()
  }, [])
}

async function take(data: DataTransfer): Promise<void> {
  // Another dialog is open: what it wants is dropped into it.
  const inAnswers = document.querySelector('[role="dialog"] [data-takes-answers]') !== null
  if (isDialogOpen() && !inAnswers) return
  const files = await droppedFiles(data)
  const answers = files.filter(({ name }) => ANSWERS.test(name))
  if (answers.length > 0) {
    set(answers)
    if (!inAnswers) runCommand('answers.receive')
  } else if (files.length > 0) {
    showToast({
      text: 'Only answers to invites (.ics, .eml) can be dropped here. A list of leads is imported.',
      action: { label: 'Import leads', run: () => runCommand('leads.import') },
    })
  }
}
