import { Button, Checkbox, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { HoldLeft } from '../components/HoldLeft.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { RepAvatar, RepAvatars } from '../components/RepAvatar.tsx'
import { SectionTitle } from '../components/SectionTitle.tsx'
import { SkeletonRows } from '../components/Skeleton.tsx'
import { TwoClocks } from '../components/TwoClocks.tsx'
import css from './Gallery.module.css'

export function Keys() {
  return (
    <div className={css.row}>
      <Button rightSection={<KeyCap command="lead.call" onAccent />}>Call</Button>
      <Button variant="default" rightSection={<KeyCap command="lead.email" />}>
        E-mail
      </Button>
      <span className={css.withSign}>
        <KeyCap command="go.queue" /> two in a row
      </span>
      <span className={css.withSign}>
        <KeyCap command="palette.open" /> with a key held
      </span>
    </div>
  )
}

export function Controls() {
  return (
    <>
      <div className={css.row}>
        <Button>Primary</Button>
        <Button variant="default">Default</Button>
        <Button variant="light">Light</Button>
        <Button variant="subtle">Subtle</Button>
        <Button color="red">Destructive</Button>
        <Button disabled>Not now</Button>
        <Button loading aria-label="Working">
          Working
        </Button>
      </div>
      <div className={css.fields}>
        <TextInput label="Name" placeholder="Maria Sandoval" />
        <TextInput label="E-mail" defaultValue="maria@" error="must be an e-mail address, such as sam@example.com" />
        <Select label="Owner" data={['Dana Keller', 'Jo Santos']} defaultValue="Dana Keller" />
        <Textarea label="Note" description="One line is enough" rows={1} />
        <Checkbox label="Warn before a call" defaultChecked />
        <Switch label="Public holidays close the day" defaultChecked />
      </div>
    </>
  )
}

/** Monday 23 November 2026, 18:42 in Berlin: the time at which the gallery stands still. */
export const AT = Date.UTC(2026, 10, 23, 17, 42)

export function Times() {
  return (
    <div className={css.row}>
      <TwoClocks at={AT} theirs="America/Denver" />
      <TwoClocks at={AT} theirs="Asia/Shanghai" />
      <span className={css.withSign}>
        A hold: <HoldLeft until={AT + 14 * 60_000} quiet />
      </span>
    </div>
  )
}

const REPS = [
  { id: '1', name: 'Dana Keller' },
  { id: '2', name: 'Pablo Mendes' },
  { id: '3', name: '李珊' },
]

export function People() {
  return (
    <div className={css.row}>
      {REPS.map((rep) => (
        <span key={rep.id} className={css.withSign}>
          <RepAvatar rep={rep} /> {rep.name}
        </span>
      ))}
      <RepAvatars reps={REPS} size={26} />
    </div>
  )
}

export function States() {
  return (
    <div className={css.states}>
      <div className={css.card}>
        <EmptyState
          icon={<IconInbox size={28} stroke={1.25} />}
          title="Nobody is due"
          text="The next lead is at 14:30. Import some, or work the board."
        >
          <Button variant="default">Import leads</Button>
        </EmptyState>
      </div>
      <div className={css.card}>
        <SkeletonRows label="Reading the leads" rows={5} rowHeight={44} />
      </div>
      <div className={css.card}>
        <SectionTitle extra="2 of 5">A heading in a card</SectionTitle>
        <ErrorNote
          error={new Error('The backend is gone')}
          action={
            <Button variant="default" size="compact-sm">
              Try again
            </Button>
          }
        />
      </div>
    </div>
  )
}
