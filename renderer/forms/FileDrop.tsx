import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useId, useRef, useState, type ReactNode } from 'react'
import { readFile, type ReadFile } from './decodeText.ts'
import css from './FileDrop.module.css'

interface Props {
  /** What the area is for, such as "Drop a CSV file here". */
  readonly title: string
  readonly hint: ReactNode
  readonly button: string
  /** File name endings the chooser offers, such as `.csv,.txt`. */
  readonly accept: string
  readonly multiple?: boolean
  readonly compact?: boolean
  readonly autoFocus?: boolean
  readonly busy?: boolean
  readonly onFiles: (files: readonly ReadFile[]) => void
  /** Text pasted while the area has the focus. */
  readonly onPaste?: (text: string) => void
}

/** Takes files by drop, by the chooser and, where asked for, as pasted text. */
export function FileDrop(props: Props) {
  const { title, hint, button, accept, multiple = false, compact = false, autoFocus = false, busy = false } = props
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    if (files.length > 0) props.onFiles(await Promise.all(files.map(readFile)))
  }

  return (
    <section
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
        void take(event.dataTransfer.files)
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (event.clipboardData.files.length > 0) void take(event.clipboardData.files)
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
      <Button
        variant={compact ? 'default' : 'filled'}
        loading={busy}
        data-autofocus={autoFocus || undefined}
        onClick={() => input.current?.click()}
      >
        {button}
      </Button>
      <input
        ref={input}
        className="visuallyHidden"
        type="file"
        tabIndex={-1}
        aria-label={button}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          void take(event.currentTarget.files)
          // The same file chosen again is a choice too.
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
