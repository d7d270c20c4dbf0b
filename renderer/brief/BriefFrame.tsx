import { Button } from '@mantine/core'
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CommandId } from '../../shared/commands/registry.ts'
import { shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'
import { useCommand } from '../commands/dispatch.ts'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { copyText } from './copyText.ts'
import css from './BriefFrame.module.css'

interface BriefFrameProps {
  readonly title: string
  readonly note?: string | undefined
  /** Absent while it is on the way, or where there is nothing. */
  readonly text: string | undefined
  readonly filename: string
  readonly back: ReactNode
  /** What prints, saves and copies it; those of a brief unless told otherwise. */
  readonly commands?: { readonly print: CommandId; readonly pdf: CommandId; readonly copy: CommandId }
  readonly copyLabel?: string
  /** What is said when the text is on the clipboard. */
  readonly copied?: string
  readonly children: ReactNode
}

const OF_BRIEF = { print: 'brief.print', pdf: 'brief.pdf', copy: 'brief.copy' } as const

/** The paper, and what can be done with it: print, save, copy. */
export function BriefFrame({
  title,
  note,
  text,
  filename,
  back,
  commands = OF_BRIEF,
  copyLabel = 'Copy as text',
  copied = 'Copied the brief as text.',
  children,
}: BriefFrameProps) {
  const enabled = text !== undefined
  const print = () => window.print()
  const pdf = () => {
    shell.savePdf({ filename: `${filename}.pdf`, paper: paperHere() }).then(({ saved, path }) => {
      if (saved) showToast({ text: `Saved ${path ?? filename}.` })
    }, toastError)
  }
  const copy = () => text !== undefined && copyText(text, copied)
  useCommand(commands.print, print, { enabled })
  useCommand(commands.pdf, pdf, { enabled })
  useCommand(commands.copy, copy, { enabled })
  return (
    <div className={css.frame}>
      <div className={css.bar}>
        <ScreenHeader
          title={title}
          note={note}
          actions={
            <>
              {back}
              <Button variant="default" disabled={!enabled} leftSection={<IconCopy size={15} />} onClick={copy}>
                {copyLabel}
              </Button>
              <Button variant="default" disabled={!enabled} leftSection={<IconDownload size={15} />} onClick={pdf}>
                Save as PDF
              </Button>
              <Button disabled={!enabled} leftSection={<IconPrinter size={15} />} onClick={print} autoFocus>
                Print
              </Button>
            </>
          }
        />
      </div>
      <div className={css.desk} tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </div>
  )
}

/** The countries that write on Letter (CLDR, measurementData, paperSize US). */
const LETTER = /-(US|CA|MX|PH|CL|CO|CR|GT|PA|PR|SV|VE|BZ|NI|HN)\b/i
const paperHere = (): 'letter' | 'a4' => (LETTER.test(navigator.language) ? 'letter' : 'a4')
