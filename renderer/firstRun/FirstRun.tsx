import { Button } from '@mantine/core'
import { IconArrowRight, IconFileSpreadsheet, IconSparkles, IconUserPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, type KeyboardEvent, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { digitOf } from '../../shared/commands/keys.ts'
import { api } from '../api/client.ts'
import { markPlace, placeNow } from '../app/place.ts'
import { showToast } from '../app/toast.ts'
import { runCommand } from '../commands/dispatch.ts'
import { takeEarlyDigit } from '../commands/earlyDigit.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { NewRepEditor } from '../reps/RepEditor.tsx'
import { FirstPicture } from './FirstPicture.tsx'
import css from './FirstRun.module.css'

const STEPS = [
  [
    'See who is next, and why',
    'Leads come in order: promised calls, meetings to confirm, no-shows, then the best of the rest. Every score adds up.',
  ],
  [
    'Find a time that holds',
    'Type what the lead says, “thu after 1”. What is offered is free for everyone it takes, in both your clocks.',
  ],
  [
    'Hand it to any calendar',
    'The invite is ready as an e-mail draft. Moves, cancellations and answers keep to the same meeting.',
  ],
] as const

/** What an empty workspace shows: what this is for, and three ways to begin. */
export default function FirstRun() {
  const [location, navigate] = useLocation()
  const load = useMutation(
    api.workspace.loadSample.mutationOptions({
      onMutate: markPlace,
      onSuccess: ({ leads, reps, meetings }, _, isStillHere) => {
        if (isStillHere()) navigate('/queue')
        showToast({ text: `The sample team is here: ${reps} reps, ${leads} leads, ${meetings} meetings.` })
      },
    }),
  )
  const start = (way: Way) => {
    if (way === 'sample' && !load.isPending) load.mutate({})
    if (way === 'import') runCommand('leads.import')
    if (way === 'rep') navigate('/reps/new')
  }
  useNumberKeys(start, location !== '/reps/new')

  if (location === '/reps/new') {
    return (
      <div className={css.editor}>
        <ScreenHeader
          title="Your first rep"
          actions={
            <Button variant="default" onClick={() => navigate('/queue')}>
              Back
            </Button>
          }
        />
        <NewRepEditor
          onSaved={(rep) => {
            if (placeNow() === '/reps/new') navigate(`/reps/${rep.id}`, { replace: true })
          }}
        />
      </div>
    )
  }
  return (
    <div className={css.page} tabIndex={-1}>
      <div className={css.inner}>
        <div className={css.hero}>
          <div className={css.words}>
            <p className={css.kicker}>Welcome to Setpoint</p>
            <h1 className={css.title}>From “yes, let’s talk” to a meeting in twenty seconds.</h1>
            <p className={css.lead}>
              Your leads, your team’s real hours and every calendar on one desk. It works without a network and without
              an account; everything stays in one file on this computer.
            </p>
          </div>
          <FirstPicture />
        </div>

        <div className={css.ways} onKeyDown={arrows}>
          <WayCard
            first
            number="1"
            icon={<IconSparkles size={22} stroke={1.5} />}
            title="Look around with a sample team"
            text="Reps in four zones, 250 leads and three weeks of calendars and meetings. Fictional; taken back with one undo."
            action={load.isPending ? 'Setting the desk …' : 'Load the sample'}
            onClick={() => start('sample')}
          />
          <WayCard
            number="2"
            icon={<IconFileSpreadsheet size={22} stroke={1.5} />}
            title="Bring in your leads"
            text="The CSV that HubSpot, Salesforce, Pipedrive, Apollo, Close, Zoho or LinkedIn exports. You see what would happen first."
            action="Import leads"
            onClick={() => start('import')}
          />
          <WayCard
            number="3"
            icon={<IconUserPlus size={22} stroke={1.5} />}
            title="Add your first rep"
            text="A name, a time zone and the weekly hours. Then their calendar as an .ics file, so that no slot is a guess."
            action="Add a rep"
            onClick={() => start('rep')}
          />
        </div>
        <ErrorNote error={load.error} />

        <ol className={css.steps} aria-label="How it works">
          {STEPS.map(([title, text], i) => (
            <li key={title}>
              <span className={css.number} aria-hidden="true">
                {i + 1}
              </span>
              <div>
                <p className={css.stepTitle}>{title}</p>
                <p className={css.stepText}>{text}</p>
              </div>
            </li>
          ))}
        </ol>
        <p className={css.foot}>
          Everything has a key. <KeyCap command="palette.open" /> finds anything, <KeyCap command="help.shortcuts" />{' '}
          shows all keys, <KeyCap command="history.undo" /> takes back.
        </p>
      </div>
    </div>
  )
}

type Way = 'sample' | 'import' | 'rep'
const WAYS: readonly Way[] = ['sample', 'import', 'rep']

/** The numbers on the cards work from anywhere on the page, as long as nobody is typing and no dialog is open. */
function useNumberKeys(start: (way: Way) => void, enabled: boolean): void {
  const onEarly = useEffectEvent((digit: number) => {
    const way = WAYS[digit - 1]
    if (enabled && way) start(way)
  })
  useEffect(() => {
    const digit = takeEarlyDigit()
    if (digit !== undefined) onEarly(digit)
  }, [])
  useLayoutEffect(() => {
    if (!enabled) return
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, textarea, [role="dialog"]')) return
      if (document.querySelector('[role="dialog"]')) return
      const way = WAYS[(digitOf(event) ?? 0) - 1]
      if (!way) return
      // Where it leads there may be a field with the focus, in which the number would be typed.
      event.preventDefault()
      start(way)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function arrows(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
}

/** What somebody has opened meanwhile, such as the palette, keeps the focus: Enter there must not press what is behind. */
function focusUnlessElsewhere(button: HTMLButtonElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) button?.focus()
}

interface WayProps {
  readonly first?: boolean
  readonly number: string
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly action: string
  readonly onClick: () => void
}

function WayCard({ first = false, number, icon, title, text, action, onClick }: WayProps) {
  return (
    <section className={css.way} data-first={first || undefined} aria-label={title}>
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={css.wayTitle}>{title}</h2>
      <p className={css.wayText}>{text}</p>
      <Button
        variant={first ? 'filled' : 'default'}
        size="sm"
        ref={first ? focusUnlessElsewhere : undefined}
        aria-keyshortcuts={number}
        leftSection={<KeyCap keys={number} onAccent={first} />}
        rightSection={<IconArrowRight size={15} aria-hidden />}
        classNames={{ label: css.wayLabel }}
        onClick={onClick}
      >
        {action}
      </Button>
    </section>
  )
}
