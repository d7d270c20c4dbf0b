import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Availability } from '../../shared/contract/availability.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { dayAt, zoneAt } from '../../shared/availability/wallClock.ts'
import { api, client } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { showToast } from '../app/toast.ts'
import { runCommand } from '../commands/dispatch.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { useDraft } from '../forms/drafts.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { SaveBar } from '../forms/SaveBar.tsx'
import { Section } from '../forms/Section.tsx'
import layout from '../forms/Sections.module.css'
import { formatTime, longZoneName } from '../time/format.ts'
import { CaldavSection } from './CaldavSection.tsx'
import { CalendarsSection } from './CalendarsSection.tsx'
import { DetailsSection } from './DetailsSection.tsx'
import { HolidaysSection } from './HolidaysSection.tsx'
import { OverridesSection } from './OverridesSection.tsx'
import { clockOfDraft, draftOf, newDraft, repInput, rulesInput, type RepDraft } from './repDraft.ts'
import { ROLE_NAMES } from './roles.ts'
import { StaysSection } from './StaysSection.tsx'
import { stayWords } from './stays.ts'
import { TimeOffSection } from './TimeOffSection.tsx'
import { WeekEditor } from './WeekEditor.tsx'
import { weekMinutes, weekOf } from './weekHours.ts'
import css from './RepEditor.module.css'

/** The editor of a rep who is in the workspace; waits for their hours. */
export function RepEditor({ rep }: { readonly rep: Rep }) {
  const availability = useQuery(api.availability.get.queryOptions({ input: { repId: rep.id } }))
  if (availability.error) {
    return (
      <div className={layout.detail}>
        <ErrorNote error={availability.error} />
      </div>
    )
  }
  if (!availability.data) return <div className={layout.detail} aria-busy="true" />
  return <Known rep={rep} availability={availability.data} />
}

function Known({ rep, availability }: { readonly rep: Rep; readonly availability: Availability }) {
  const saved = useMemo(() => draftOf(rep, availability), [rep, availability])
  return <Editor draftKey={`rep ${rep.id}`} saved={saved} rep={rep} onSaved={() => undefined} />
}

/** The editor of a rep who is being added. */
export function NewRepEditor({ onSaved }: { readonly onSaved: (rep: Rep) => void }) {
  const { zone } = useSettings()
  const saved = useMemo(() => newDraft(zone), [zone])
  return <Editor draftKey="rep new" saved={saved} rep={null} onSaved={onSaved} />
}

interface EditorProps {
  readonly draftKey: string
  readonly saved: RepDraft
  readonly rep: Rep | null
  readonly onSaved: (rep: Rep) => void
}

/** What is saved is what was there when it was sent, whatever is typed meanwhile. */
interface Sent {
  readonly draft: RepDraft
  readonly rules: ReturnType<typeof rulesInput>['rules']
}

function Editor({ draftKey, saved, rep, onSaved }: EditorProps) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const now = useNow()
  const { clock } = useSettings()
  const { value: draft, dirty, edit, discard, settle } = useDraft(draftKey, saved)
  const { rules, problems } = useMemo(() => rulesInput(draft), [draft])
  const wall = useMemo(() => clockOfDraft(draft), [draft])
  const [today, zone] = [dayAt(wall, now), zoneAt(wall, now)]
  const away = stayWords(wall, now)

  const save = useMutation({
    mutationFn: async ({ draft, rules }: Sent) => {
      const input = repInput(draft, rep?.id)
      const before = rep ? JSON.stringify(repInput(saved, rep.id)) : ''
      // Two changes of history, so that hours can be taken back without the name; what did not change is not written.
      const kept = rep && JSON.stringify(input) === before ? rep : await client.reps.save(input)
      const rulesChanged = !rep || JSON.stringify(rules) !== JSON.stringify(rulesInput(saved).rules)
      const hours = rulesChanged ? await client.availability.save({ repId: kept.id, ...rules }) : null
      return { kept, hours }
    },
    onSuccess: async ({ kept, hours }, sent) => {
      if (hours) queries.setQueryData(api.availability.get.queryKey({ input: { repId: kept.id } }), hours)
      await queries.invalidateQueries({ queryKey: api.reps.key() })
      settle(sent.draft, `rep ${kept.id}`)
      showToast({ text: rep ? `Saved ${kept.name}.` : `Added ${kept.name}.` })
      onSaved(kept)
    },
  })

  const week = weekOf(rules.weekly)
  const minutes = weekMinutes(week)
  const refusedOn = (weekday: number): string | undefined =>
    rules.weekly
      .map((stretch, i) => (stretch.weekday === weekday ? fieldMessage(save.error, `weekly.${i}`) : undefined))
      .find((message) => message !== undefined)
  const change = (part: Partial<RepDraft>) => {
    // A field that only tidies its own text on leaving does not take away what was said of another.
    if (save.error && JSON.stringify(sentOf({ ...draft, ...part })) !== JSON.stringify(sentOf(draft))) save.reset()
    edit(part)
  }
  const problem = problems.size > 0 ? [...problems.values()][0] : undefined

  return (
    <div className={css.editor}>
      <div className={css.head}>
        {rep ? <RepAvatar rep={rep} size={40} /> : null}
        <div>
          <h2 className={css.title}>{draft.name.trim() || 'New rep'}</h2>
          <p className={css.sub}>
            {ROLE_NAMES[draft.role].one} · {formatTime(now, zone, clock)} now, {longZoneName(zone, now)}
            {away ? `, ${away}` : ''}
          </p>
        </div>
        {rep ? (
          <Button
            variant="default"
            size="compact-sm"
            className={css.agenda}
            onClick={() => {
              // The dialog is about whoever the address names, also where the list has chosen by itself.
              navigate(`/reps/${rep.id}`, { replace: true })
              runCommand('agenda.export')
            }}
          >
            Export agenda
          </Button>
        ) : null}
      </div>
      <div className={layout.detail} tabIndex={-1}>
        <div className={`${layout.sections} ${css.sections}`}>
          <DetailsSection draft={draft} edit={change} error={save.error} isNew={rep === null} />
          <Section
            title="Weekly hours"
            note={`${hoursOf(minutes)} a week, on ${draft.name.trim() || 'the rep'}’s own clock. Type 9-12, 13-17:30 or drag.`}
          >
            <WeekEditor week={draft.week} refused={refusedOn} onChange={(texts) => change({ week: texts })} />
          </Section>
          <OverridesSection draft={draft} edit={change} problems={problems} error={save.error} today={today} />
          <TimeOffSection draft={draft} edit={change} problems={problems} error={save.error} today={today} />
          <StaysSection draft={draft} edit={change} problems={problems} error={save.error} today={today} />
          <HolidaysSection draft={draft} edit={change} rep={rep} today={today} />
          {rep ? <CalendarsSection rep={rep} /> : null}
          {rep ? <CaldavSection rep={rep} /> : null}
        </div>
      </div>
      <SaveBar
        dirty={dirty}
        isNew={rep === null}
        saving={save.isPending}
        what={draft.name || 'the new rep'}
        problem={problem}
        error={save.error}
        fields={FIELDS}
        saveLabel={rep ? 'Save' : 'Add rep'}
        onSave={() => save.mutate({ draft, rules })}
        onDiscard={() => {
          save.reset()
          discard()
        }}
      />
    </div>
  )
}

const FIELDS = [
  'name',
  'email',
  'role',
  'zone',
  'weight',
  'priority',
  'dayCap',
  'weekCap',
  'holidayRegion',
  'weekly',
  'overrides',
  'timeOff',
  'zonePeriods',
]

/** What would be sent of a draft, however it is written. */
const sentOf = (draft: RepDraft) => [repInput(draft, undefined), rulesInput(draft).rules]

const hoursOf = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
