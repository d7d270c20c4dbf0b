import { Modal } from '@mantine/core'
import { useState } from 'react'
import { commands, type CommandSection } from '../../shared/commands/registry.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { SectionTitle } from '../components/SectionTitle.tsx'
import { useCommand } from './dispatch.ts'
import classes from './HelpSheet.module.css'

/** The keys that are no command: they belong to what has the focus. */
const more: readonly { readonly section: CommandSection; readonly keys: string; readonly title: string }[] = [
  { section: 'Lead', keys: 'enter', title: 'Open the chosen lead, go to its slots' },
  { section: 'Booking', keys: '1 9', title: 'Choose a slot by its number' },
  { section: 'Booking', keys: 'enter', title: 'Book the chosen slot' },
  { section: 'Booking', keys: 'esc', title: 'Back, or close' },
  { section: 'Leads', keys: '↑ ↓', title: 'From lead to lead; with Shift they are selected' },
  { section: 'Leads', keys: 'enter', title: 'Open the lead on the desk' },
  { section: 'Board', keys: '← →', title: 'A quarter of an hour back or on; with Ctrl an hour' },
  { section: 'Board', keys: '↑ ↓', title: 'To another rep' },
  { section: 'Board', keys: 'pgUp pgDn', title: 'A day back or on' },
  { section: 'Board', keys: 'm', title: 'Pick a meeting up, put it down' },
  { section: 'Board', keys: '?', title: 'Say why a time is not open' },
  { section: 'Board', keys: 'n', title: 'Go to the next open time of the rep' },
]

const sections: readonly CommandSection[] = [
  'Go to',
  'Lead',
  'Booking',
  'Meeting',
  'Leads',
  'Board',
  'Insights',
  'Workspace',
]

/** Every key there is, on one sheet. */
export function HelpSheet() {
  const [opened, setOpened] = useState(false)
  useCommand('help.shortcuts', () => setOpened((was) => !was))
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keyboard shortcuts" size={1040}>
      <div className={classes.sheet}>
        {sections.map((section) => {
          const rows = [
            ...commands.filter((command) => command.section === section && command.keys),
            ...more.filter((key) => key.section === section),
          ]
          if (rows.length === 0) return null
          return (
            <section key={section} className={classes.section}>
              <SectionTitle>{section}</SectionTitle>
              <dl>
                {rows.map((row) => (
                  <div key={row.title} className={classes.row}>
                    <dt>{row.title}</dt>
                    <dd>
                      <span className="visuallyHidden">{row.keys}</span>
                      <KeyCap keys={row.keys ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
