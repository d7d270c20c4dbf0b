import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { choosesFolders, unsaved } from '../api/client.ts'
import css from './UnsavedNote.module.css'

/** Says that the disk does not take what was done, for as long as that is so, and what to do about it. */
export function UnsavedNote() {
  const note = useSyncExternalStore(unsaved.listen, unsaved.shown)
  const waits = note !== undefined
  useEffect(() => {
    // What waits is in this page only, so a browser asks before it leaves. A window of our own would stay without a word.
    if (!waits || choosesFolders) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [waits])
  if (!note) return null
  return (
    <div className={css.note} role="alert">
      <IconAlertTriangle className={css.icon} size={18} aria-hidden />
      <div className={css.words}>
        <p className={css.title}>Not saved yet. {note.reason}</p>
        <p>{note.hint}</p>
        <p>
          {note.count === 1 ? 'What you did is' : `${note.count} changes are`} kept in this window and written as soon
          as the disk takes {note.count === 1 ? 'it' : 'them'}.
        </p>
      </div>
      <div className={css.buttons}>
        <Button size="compact-sm" onClick={unsaved.tryAgain}>
          Try again now
        </Button>
        <Button size="compact-sm" variant="default" onClick={unsaved.giveUp}>
          Give it up
        </Button>
      </div>
    </div>
  )
}
