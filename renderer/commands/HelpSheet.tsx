import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { keyWords } from '../../shared/commands/keys.ts'
import { KEYBOARD_PATH } from '../app/routes.ts'
import { Dialog } from '../components/Dialog.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { SectionTitle } from '../components/SectionTitle.tsx'
import { onMac } from '../theme/mac.ts'
import { useCommand } from './dispatch.ts'
import { useKeyMap } from './keyMap.ts'
import { helpAt } from './screenHelp.ts'
import classes from './HelpSheet.module.css'

/** What the screen is for, its keys, and those that work everywhere, on one sheet. */
export function HelpSheet() {
  const [opened, setOpened] = useState(false)
  useCommand('help.shortcuts', () => setOpened((was) => !was))
  const close = () => setOpened(false)
  return (
    <Dialog opened={opened} onClose={close} title="Help with this screen" size={1040}>
      {opened && <Sheet onClose={close} />}
    </Dialog>
  )
}

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const [location, navigate] = useLocation()
  const { name, purpose, groups } = helpAt(location, useKeyMap())
  return (
    <>
      <p className={classes.purpose}>
        <b>{name}.</b> {purpose}
      </p>
      <div className={classes.sheet}>
        {groups.map(({ title, lines }) => (
          <section key={title} className={classes.section}>
            <SectionTitle>{title}</SectionTitle>
            <dl>
              {lines.map((line) => (
                <div key={line.title} className={classes.row}>
                  <dt>{line.title}</dt>
                  <dd>
                    <span className="visuallyHidden">{keyWords(line.keys, onMac)}</span>
                    <KeyCap keys={line.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={classes.foot}>
        <span>Whatever has no key here is found with</span>
        <KeyCap command="palette.open" />
        <Button
          variant="default"
          className={classes.change}
          onClick={() => {
            onClose()
            navigate(KEYBOARD_PATH)
          }}
        >
          Change the keys
        </Button>
      </div>
    </>
  )
}
