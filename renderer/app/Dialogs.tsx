import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react'
import { holdKeysFor } from '../commands/dialogFocus.ts'
import { useCommand } from '../commands/dispatch.ts'
import { useExportLeads } from '../imports/useExportLeads.ts'

/** What every dialog that a command opens takes. */
export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

const sources = {
  'leads.import': () => import('../imports/ImportLeads.tsx'),
  'calendar.import': () => import('../imports/ImportCalendar.tsx'),
  'answers.receive': () => import('../imports/ReceiveAnswers.tsx'),
  'agenda.export': () => import('../reps/ExportAgenda.tsx'),
  'lead.new': () => import('../desk/NewLead.tsx'),
  'booking.ledger': () => import('../ledger/LedgerDialog.tsx'),
} satisfies Record<string, () => Promise<{ readonly default: ComponentType<DialogProps> }>>

const dialogs = {
  'leads.import': lazy(sources['leads.import']),
  'calendar.import': lazy(sources['calendar.import']),
  'answers.receive': lazy(sources['answers.receive']),
  'agenda.export': lazy(sources['agenda.export']),
  'lead.new': lazy(sources['lead.new']),
  'booking.ledger': lazy(sources['booking.ledger']),
} satisfies Record<keyof typeof sources, ComponentType<DialogProps>>

/** Once the first screen has had its time; then a dialog opens without a wait. */
const PRELOAD_MS = 1_500

type DialogId = keyof typeof dialogs

const CARDS = { format: 'vcard' } as const

/** The dialogs that belong to no screen. Each stays mounted once opened, so that it can close with its own motion. */
export function Dialogs() {
  const [opened, setOpened] = useState<DialogId>()
  const [seen, setSeen] = useState<readonly DialogId[]>([])
  const open = (id: DialogId) => () => {
    setSeen((before) => (before.includes(id) ? before : [...before, id]))
    setOpened(id)
    holdKeysFor()
  }
  useEffect(() => {
    const timer = setTimeout(() => {
      // One that cannot be had now is asked for again when it is opened.
      for (const load of Object.values(sources)) load().catch(() => undefined)
    }, PRELOAD_MS)
    return () => clearTimeout(timer)
  }, [])
  useCommand('leads.import', open('leads.import'))
  useCommand('leads.export', useExportLeads())
  useCommand('leads.exportCards', useExportLeads(CARDS))
  useCommand('calendar.import', open('calendar.import'))
  useCommand('answers.receive', open('answers.receive'))
  useCommand('agenda.export', open('agenda.export'))
  useCommand('lead.new', open('lead.new'))
  useCommand('booking.ledger', open('booking.ledger'))
  return (
    <Suspense fallback={null}>
      {seen.map((id) => {
        const Dialog = dialogs[id]
        return (
          <Dialog key={id} opened={opened === id} onClose={() => setOpened((now) => (now === id ? undefined : now))} />
        )
      })}
    </Suspense>
  )
}
