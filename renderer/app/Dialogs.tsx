import { lazy, Suspense, useState, type ComponentType } from 'react'
import { useCommand } from '../commands/dispatch.ts'

/** What every dialog that a command opens takes. */
export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

const dialogs = {
  'leads.import': lazy(() => import('../imports/ImportLeads.tsx')),
  'calendar.import': lazy(() => import('../imports/ImportCalendar.tsx')),
  'answers.receive': lazy(() => import('../imports/ReceiveAnswers.tsx')),
  'lead.new': lazy(() => import('../desk/NewLead.tsx')),
} satisfies Record<string, ComponentType<DialogProps>>

type DialogId = keyof typeof dialogs

/** The dialogs that belong to no screen. Each stays mounted once opened, so that it can close with its own motion. */
export function Dialogs() {
  const [opened, setOpened] = useState<DialogId>()
  const [seen, setSeen] = useState<readonly DialogId[]>([])
  const open = (id: DialogId) => () => {
    setSeen((before) => (before.includes(id) ? before : [...before, id]))
    setOpened(id)
  }
  useCommand('leads.import', open('leads.import'))
  useCommand('calendar.import', open('calendar.import'))
  useCommand('answers.receive', open('answers.receive'))
  useCommand('lead.new', open('lead.new'))
  return (
    <Suspense fallback={null}>
      {seen.map((id) => {
        const Dialog = dialogs[id]
        return <Dialog key={id} opened={opened === id} onClose={() => setOpened(undefined)} />
      })}
    </Suspense>
  )
}
