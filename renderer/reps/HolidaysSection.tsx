import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Rep } from '../../shared/contract/reps.ts'
import { addDays, startOfDay } from '../../shared/time/zone.ts'
import { api } from '../api/client.ts'
import { useNow } from '../api/workspace.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Section } from '../forms/Section.tsx'
import { formatDay } from '../time/format.ts'
import { holidayChoices } from './holidayRegions.ts'
import type { RepDraft } from './repDraft.ts'
import css from './HolidaysSection.module.css'

interface Props {
  readonly draft: RepDraft
  readonly edit: (part: Partial<RepDraft>) => void
  /** As saved; null while the rep is being added. */
  readonly rep: Rep | null
  readonly today: string
}

/** The public holidays of the next twelve months, each of which can be worked all the same. */
export function HolidaysSection({ draft, edit, rep, today }: Props) {
  const now = useNow()
  const known = rep !== null && rep.holidayRegion === draft.holidayRegion
  const list = useQuery({
    ...api.availability.holidays.queryOptions({
      input: { repId: rep?.id ?? '', from: today, to: addDays(today, 366) },
    }),
    enabled: known && draft.holidayRegion !== null,
  })
  if (draft.holidayRegion === null) return null
  const region = holidayChoices().find((one) => one.value === draft.holidayRegion)?.label ?? draft.holidayRegion
  const days = Map.groupBy(list.data?.holidays ?? [], (holiday) => holiday.date)
  const worked = new Set(draft.holidaysOff)
  const toggle = (date: string) =>
    edit({
      holidaysOff: worked.has(date) ? draft.holidaysOff.filter((one) => one !== date) : [...draft.holidaysOff, date],
    })
  const switchedOff = [...days.keys()].filter((date) => worked.has(date)).length
  return (
    <Section
      title="Public holidays"
      note={`${region}, the next 12 months${switchedOff > 0 ? `; ${switchedOff} worked all the same` : '; switch one off to work on it'}`}
    >
      {known ? (
        <>
          <ErrorNote error={list.error} />
          {list.isSuccess && days.size === 0 ? <p className={css.none}>There are none in these months.</p> : null}
          <ul className={css.days} aria-busy={list.isPending}>
            {[...days].map(([date, holidays]) => {
              const day = formatDay(startOfDay(date, 'UTC'), 'UTC', now)
              const name = holidays.map((holiday) => holiday.name).join(', ')
              const off = worked.has(date)
              return (
                <li key={date} className={css.day} data-worked={off || undefined}>
                  <Switch
                    checked={!off}
                    onChange={() => toggle(date)}
                    aria-label={`${name}, ${day}`}
                    title={off ? 'Works on this holiday' : 'Off on this holiday'}
                  />
                  <span className={css.date}>{day}</span>
                  <span className={css.name} title={name}>
                    {name}
                  </span>
                  {off ? <span className={css.works}>works</span> : null}
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <p className={css.none}>The holidays of {region} show here after saving, each with a switch.</p>
      )}
    </Section>
  )
}
