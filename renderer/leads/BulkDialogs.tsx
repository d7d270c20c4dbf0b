import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkAction, BulkResult } from '../../shared/contract/leadFilters.ts'
import { foldText } from '../../shared/search/fold.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { showToast } from '../app/toast.ts'
import { useUndo } from '../app/undo.ts'
import { NoteForm } from '../components/NoteForm.tsx'
import { ChoiceDialog } from '../desk/ChoiceDialog.tsx'
import { useReps } from '../desk/useReps.ts'
import { momentOf, useMoment } from '../desk/useMoment.ts'
import { WhenInput } from '../desk/WhenInput.tsx'
import { momentWords, stageNames } from '../desk/words.ts'
import type { Inputs } from '../../shared/contract/index.ts'
import { PickList } from './PickList.tsx'
import classes from './LeadsScreen.module.css'

export type BulkQuestion = BulkAction['do']

interface BulkDialogsProps {
  readonly asked: BulkQuestion | undefined
  readonly onClose: () => void
  /** Whom it is about, in words: `12 leads`. */
  readonly whom: string
  readonly which: Omit<Inputs['leads']['bulk'], 'action'>
  readonly onDone: () => void
}

/** The questions that a change of many leads asks first. */
export function BulkDialogs({ asked, onClose, whom, which, onDone }: BulkDialogsProps) {
  const undo = useUndo()
  const [done, setDone] = useState(0)
  const change = useMutation(
    api.leads.bulk.mutationOptions({
      onSuccess: (result) => {
        const { changeId } = result
        showToast({
          text: resultWords(result),
          ...(changeId && { action: { label: 'Undo', run: () => undo.mutate({ changeId }) } }),
          stays: result.skipped > 0,
        })
        close()
        setDone((count) => count + 1)
        onDone()
      },
    }),
  )
  const close = () => {
    change.reset()
    onClose()
  }
  const run = (action: BulkAction) => {
    if (!change.isPending) change.mutate({ ...which, action })
  }
  const shared = { whom, onClose: close, onRun: run, error: change.error ?? undefined, pending: change.isPending }
  return (
    <>
      <OwnerQuestion opened={asked === 'owner'} {...shared} />
      <SourceQuestion opened={asked === 'source'} {...shared} />
      <ChoiceDialog
        opened={asked === 'stage'}
        onClose={close}
        title={`Move ${whom} to`}
        choices={STAGES.map((stage, i) => ({ id: stage, key: String(i + 1), label: stageNames[stage] }))}
        onChoose={(id) => {
          const stage = STAGES.find((one) => one === id)
          if (stage) run({ do: 'stage', stage })
        }}
        error={change.error ?? undefined}
      />
      <ChoiceDialog
        opened={asked === 'doNotContact'}
        onClose={close}
        title={`Contact with ${whom}`}
        choices={[
          { id: 'stop', key: 'd', label: 'They asked not to be contacted', hint: 'leaves the queue' },
          { id: 'allow', key: 'a', label: 'They may be contacted again' },
        ]}
        onChoose={(id) => run({ do: 'doNotContact', doNotContact: id === 'stop' })}
        error={change.error ?? undefined}
      />
      <SnoozeQuestion opened={asked === 'snooze'} {...shared} />
      {/* What was written is kept when the dialog is closed, and gone once it is saved. */}
      <NoteQuestion key={done} opened={asked === 'note'} {...shared} />
    </>
  )
}

const STAGES = ['new', 'working', 'qualified', 'nurture', 'handedOver', 'lost'] as const

interface QuestionProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly whom: string
  readonly onRun: (action: BulkAction) => void
  readonly error: unknown
  readonly pending: boolean
}

const count = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'lead' : 'leads'}`

/** What became of it, with those who were left as they are. */
function resultWords({ changed, unchanged, skipped, skippedLeads }: BulkResult): string {
  const [first] = skippedLeads
  const left =
    first && skipped > 0
      ? ` ${count(skipped)} left as they are: ${first.name} ${first.reason}${skipped > 1 ? ', and others' : ''}.`
      : ''
  if (changed === 0 && skipped === 0) return `Nothing to change: ${count(unchanged)} so already.`
  return `${count(changed)} changed.${left}`
}

function OwnerQuestion({ opened, onClose, whom, onRun, error }: QuestionProps) {
  const [text, setText] = useState('')
  const reps = [...useReps().values()].filter(({ active }) => active)
  const options = [
    ...reps.map(({ id, name }) => ({ id, label: name, ownerId: id as string | null })),
    { id: 'nobody', label: 'Nobody', ownerId: null },
  ].filter(({ label }) => fits(label, text))
  return (
    <PickList
      opened={opened}
      onClose={onClose}
      title={`Owner of ${whom}`}
      placeholder={`Give ${whom} to`}
      text={text}
      onText={setText}
      options={options}
      onPick={({ ownerId }) => {
        setText('')
        onRun({ do: 'owner', ownerId })
      }}
      enter="give"
      error={error}
    />
  )
}

const fits = (label: string, text: string): boolean =>
  foldText(text)
    .split(/\s+/)
    .every((word) => foldText(label).includes(word))

function SourceQuestion({ opened, onClose, whom, onRun, error }: QuestionProps) {
  const [text, setText] = useState('')
  const facets = useQuery({ ...api.leads.facets.queryOptions(), enabled: opened }).data
  const known = (facets?.sources ?? []).flatMap(({ value, count: n }) => (value === null ? [] : [{ value, count: n }]))
  const typed = text.trim()
  const isKnown = known.some(({ value }) => value.toLowerCase() === typed.toLowerCase())
  const options = [
    ...known
      .filter(({ value }) => fits(value, text))
      .map(({ value, count: n }) => ({ id: `=${value}`, label: value, count: n, source: value as string | null })),
    ...(typed && !isKnown ? [{ id: 'new', label: `New source “${typed}”`, source: typed }] : []),
    ...(typed ? [] : [{ id: 'none', label: 'No source', source: null }]),
  ]
  return (
    <PickList
      opened={opened}
      onClose={onClose}
      title={`Source of ${whom}`}
      placeholder="Where they came from"
      text={text}
      onText={setText}
      options={options}
      onPick={({ source }) => {
        setText('')
        onRun({ do: 'source', source })
      }}
      enter="set"
      error={error}
    />
  )
}

const LATER = [
  { words: 'tomorrow 9am', label: 'Tomorrow 09:00' },
  { words: 'next week monday 9am', label: 'Monday 09:00' },
  { words: 'in 2 weeks', label: 'Two weeks' },
] as const

function SnoozeQuestion({ opened, onClose, whom, onRun, error }: QuestionProps) {
  const { zone, clock } = useSettings()
  const now = useNow()
  const other = useMoment(zone)
  const until = (at: number | undefined) => {
    if (at === undefined) return
    other.setText('')
    onRun({ do: 'snooze', until: new Date(at).toISOString() })
  }
  const choices = LATER.flatMap(({ words, label }, i) => {
    const at = momentOf(words, now, zone)
    return at === undefined ? [] : [{ id: words, key: String(i + 1), label, hint: momentWords(at, now, zone, clock) }]
  })
  return (
    <ChoiceDialog
      opened={opened}
      onClose={onClose}
      title={`Put ${whom} aside until`}
      choices={choices}
      onChoose={(words) => until(momentOf(words, now, zone))}
      error={error}
    >
      <WhenInput label="Another time" moment={other} onEnter={until} />
    </ChoiceDialog>
  )
}

function NoteQuestion({ opened, onClose, whom, onRun, error, pending }: QuestionProps) {
  const [note, setNote] = useState('')
  return (
    <NoteForm
      opened={opened}
      onClose={onClose}
      title={`Note on ${whom}`}
      note={note}
      onNote={setNote}
      onSave={(written) => onRun({ do: 'note', note: written })}
      error={error}
      pending={pending}
      minRows={3}
      className={classes.form}
      buttonsClassName={classes.buttons}
    />
  )
}
