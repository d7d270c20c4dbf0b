import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { shell } from '../api/client.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { chooseFolder, droppedFiles, filesOf, type GivenFile } from './givenFiles.ts'
import { readTextFiles } from './readTextFiles.ts'
import css from './FileDrop.module.css'

interface Props {
  /** What the area is for, such as "Drop a CSV file here". */
  readonly title: string
  readonly hint: ReactNode
  readonly button: string
  /** File name endings the chooser offers, without the dot. */
  readonly extensions: readonly string[]
  readonly multiple?: boolean
  readonly compact?: boolean
  readonly autoFocus?: boolean
  readonly busy?: boolean
  readonly onFiles: (files: readonly TextFile[]) => void
  /** A file that is no text, such as a workbook. */
  readonly onError: (error: unknown) => void
  /** Text pasted while the area has the focus. */
  readonly onPaste?: (text: string) => void
  /** Takes what is dropped as it is, folders with what is in them, and offers to choose a folder. */
  readonly onGiven?: (files: readonly GivenFile[]) => void
}

/** Takes files by drop, by the chooser and, where asked for, as pasted text. */
export function FileDrop(props: Props) {
  const { title, hint, button, extensions, multiple = false, compact = false, autoFocus = false, busy = false } = props
  const [over, setOver] = useState(false)
  const id = useId()

  const take = async (reading: Promise<readonly TextFile[]>) => {
    try {
      const files = await reading
      if (files.length > 0) props.onFiles(multiple ? files : files.slice(0, 1))
    } catch (error) {
      props.onError(error)
    }
  }

  const { onGiven } = props
  const give = async (given: Promise<readonly GivenFile[]>) => {
    try {
      const files = await given
      if (files.length > 0) onGiven?.(files)
    } catch (error) {
      props.onError(error)
    }
  }

  return (
    <div
      role="group"
      className={css.drop}
      data-over={over || undefined}
      data-compact={compact || undefined}
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (onGiven) void give(droppedFiles(event.dataTransfer))
        else void take(readTextFiles(event.dataTransfer.files))
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (onGiven && event.clipboardData.files.length > 0) onGiven(filesOf(event.clipboardData.files))
        else if (event.clipboardData.files.length > 0) void take(readTextFiles(event.clipboardData.files))
        else if (text && props.onPaste) props.onPaste(text)
      }}
    >
      <IconFileImport size={compact ? 20 : 28} stroke={1.5} aria-hidden className={css.icon} />
      <div className={css.words}>
        <div className={css.title} id={id}>
          {title}
        </div>
        <div className={css.hint}>{hint}</div>
      </div>
      <div className={css.buttons}>
        <Button
          variant={compact ? 'default' : 'filled'}
          loading={busy}
          data-autofocus={autoFocus || undefined}
          onClick={() =>
            void take(
              shell.openFiles({ title: button, extensions: [...extensions], multiple }).then((chosen) => chosen.files),
            )
          }
        >
          {button}
        </Button>
        {onGiven ? (
          <Button variant="default" disabled={busy} onClick={() => void give(chooseFolder())}>
            Choose a folder
          </Button>
        ) : null}
      </div>
    </div>
  )
}
