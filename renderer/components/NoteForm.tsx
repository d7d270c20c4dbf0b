import { Button, Textarea } from '@mantine/core'
import { useCommand } from '../commands/dispatch.ts'
import { Dialog } from './Dialog.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { KeyCap } from './KeyCap.tsx'

interface NoteFormProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** As it is typed; it is kept by whoever asks for it, so that closing loses nothing. */
  readonly note: string
  readonly onNote: (note: string) => void
  /** Gets the note without the spaces around it; never an empty one. */
  readonly onSave: (note: string) => void
  readonly error: unknown
  readonly pending: boolean
  readonly minRows: number
  readonly className: string | undefined
  readonly buttonsClassName: string | undefined
}

/** A dialog in which a note is written. */
export function NoteForm(props: NoteFormProps) {
  const { opened, onClose, title, note, onNote, onSave, error, pending } = props
  const save = () => {
    if (note.trim() && !pending) onSave(note.trim())
  }
  useCommand('form.save', save, { enabled: opened })
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size={480}>
      <form
        className={props.className}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Textarea
          data-autofocus
          aria-label="Note"
          minRows={props.minRows}
          autosize
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <div className={props.buttonsClassName}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={pending}
            disabled={!note.trim()}
            rightSection={<KeyCap command="form.save" onAccent />}
          >
            Save the note
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
