import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CalendarAge, Rep } from '../../shared/contract/reps.ts'
import type { z } from 'zod'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { useDraftKeys } from '../forms/drafts.ts'
import { ListBox, type ListEntry } from '../forms/ListBox.tsx'
import { zoneAt } from '../../shared/availability/wallClock.ts'
import { cityOf, formatAge, formatTime } from '../time/format.ts'
import { ROLE_NAMES, ROLES } from './roles.ts'
import { stayWords, wallClockOf } from './stays.ts'
import { weekOf, weekSummary } from './weekHours.ts'
import css from './RepList.module.css'

type Age = z.infer<typeof CalendarAge>

interface Props {
  readonly reps: readonly Rep[]
  readonly ages: readonly Age[]
  readonly chosen: string | null
  readonly onChoose: (repId: string) => void
}

/** From how many on a field to search them is worth its place. */
const SEARCH_FROM = 9

export function RepList({ reps, ages, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const drafts = useDraftKeys()
  const byRep = useMemo(() => new Map(ages.map((age) => [age.repId, age])), [ages])
  const entries = useMemo(() => entriesOf(reps, typed), [reps, typed])
  return (
    <>
      {reps.length >= SEARCH_FROM ? (
        <div className={css.search}>
          <TextInput
            aria-label="Find a rep"
            placeholder="Find by name, role or city"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <ListBox
        label="Reps"
        entries={entries}
        chosen={chosen}
        onChoose={onChoose}
        rowHeight={52}
        empty="No rep fits this."
        render={(rep) => <RepRow rep={rep} age={byRep.get(rep.id)} unsaved={drafts.has(`rep ${rep.id}`)} />}
      />
    </>
  )
}

/** As the list shows them: by role, those who take no meetings last. */
export function inOrder(reps: readonly Rep[]): readonly Rep[] {
  return [
    ...ROLES.flatMap((role) => reps.filter((rep) => rep.active && rep.role === role)),
    ...reps.filter((rep) => !rep.active),
  ]
}

function entriesOf(reps: readonly Rep[], typed: string): readonly ListEntry<Rep>[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = reps.filter((rep) => {
    const text = `${rep.name} ${rep.email} ${ROLE_NAMES[rep.role].one} ${ROLE_NAMES[rep.role].short} ${cityOf(rep.zone)}`
    return words.every((word) => text.toLowerCase().includes(word))
  })
  const group = (title: string, members: readonly Rep[]): readonly ListEntry<Rep>[] =>
    members.length === 0
      ? []
      : [
          { kind: 'heading', key: title, title },
          ...members.map((rep) => ({ kind: 'item' as const, key: rep.id, item: rep })),
        ]
  return [
    ...ROLES.flatMap((role) =>
      group(
        ROLE_NAMES[role].many,
        fits.filter((rep) => rep.active && rep.role === role),
      ),
    ),
    ...group(
      'Not taking meetings',
      fits.filter((rep) => !rep.active),
    ),
  ]
}

function RepRow({
  rep,
  age,
  unsaved,
}: {
  readonly rep: Rep
  readonly age: Age | undefined
  readonly unsaved: boolean
}) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const hours = useQuery(api.availability.get.queryOptions({ input: { repId: rep.id } }))
  const wall = wallClockOf(rep, hours.data)
  const here = zoneAt(wall, now)
  const away = stayWords(wall, now)
  const caps = [rep.dayCap && `${rep.dayCap} a day`, rep.weekCap && `${rep.weekCap} a week`].filter(Boolean).join(', ')
  return (
    <div className={css.row} data-inactive={!rep.active || undefined}>
      <RepAvatar rep={rep} size={30} />
      <div className={css.words}>
        <div className={css.line}>
          <span className={css.name}>{rep.name}</span>
          {unsaved ? <span className={css.unsaved}>not saved</span> : null}
          <span className={css.end}>
            <span className={css.now}>{formatTime(now, here, clock)}</span> {cityOf(here)}
          </span>
        </div>
        <div className={css.line}>
          <span className={css.hours}>
            {away ? <span className={css.away}>{away} · </span> : null}
            {hours.data ? weekSummary(weekOf(hours.data.weekly)) : ' '}
            {caps ? ` · ${caps}` : ''}
          </span>
          <CalendarNote age={age} now={now} zone={zone} clock={clock} />
        </div>
      </div>
    </div>
  )
}

interface NoteProps {
  readonly age: Age | undefined
  readonly now: number
  readonly zone: string
  readonly clock: '24' | '12'
}

function CalendarNote({ age, now, zone, clock }: NoteProps) {
  if (!age) return null
  if (age.verified && age.asOf)
    return <span className={css.age}>{formatAge(Date.parse(age.asOf), now, zone, clock)}</span>
  return (
    <span className={css.age} data-old>
      <IconAlertTriangle size={12} aria-hidden />
      {age.asOf ? formatAge(Date.parse(age.asOf), now, zone, clock) : 'no calendar'}
    </span>
  )
}
