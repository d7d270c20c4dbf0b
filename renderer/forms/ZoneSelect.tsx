import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { useMemo } from 'react'
import { useNow, useSettings } from '../api/workspace.ts'
import { formatTime, longZoneName } from '../time/format.ts'
import { allZones, matchesZone, zoneName } from './zoneNames.ts'
import css from './ZoneSelect.module.css'
import { SearchSelect } from './SearchSelect.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (zone: string) => void
  readonly error?: string | undefined
  readonly description?: string
  readonly required?: boolean
  /** In a row of fields the label is for those who hear the page. */
  readonly hideLabel?: boolean
}

const SHOWN = 60

const filter: OptionsFilter = ({ options, search, limit }) =>
  (options as ComboboxItem[]).filter((option) => matchesZone(option.value, search.trim())).slice(0, limit)

/** A zone by typing a part of its city, its area or the name people use for it; each with the time there now. */
export function ZoneSelect({ label, value, onChange, error, description, required, hideLabel }: Props) {
  const now = useNow()
  const { clock } = useSettings()
  const data = useMemo(() => {
    const known = allZones().map(({ id, city }) => ({ value: id, label: city }))
    // A zone that this computer lists under another name is still the one that was chosen.
    return known.some((zone) => zone.value === value) || !value
      ? known
      : [{ value, label: zoneName(value).city }, ...known]
  }, [value])
  return (
    <SearchSelect
      {...(hideLabel ? { 'aria-label': label, placeholder: 'City or zone', w: 190 } : { label })}
      description={description}
      required={required}
      error={error}
      data={data}
      value={value || null}
      onChange={(zone) => zone && onChange(zone)}
      filter={filter}
      limit={SHOWN}
      allowDeselect={false}
      maxDropdownHeight={280}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      nothingFoundMessage="No zone has that name. Try a large city."
      rightSectionWidth={value ? 78 : undefined}
      rightSection={value ? <span className={css.now}>{formatTime(now, value, clock)}</span> : undefined}
      rightSectionPointerEvents="none"
      renderOption={({ option }) => (
        <span className={css.option}>
          <span className={css.city}>{option.label}</span>
          <span className={css.area}>
            {zoneName(option.value).area || 'no zone of a place'}
            {', '}
            {longZoneName(option.value, now)}
          </span>
          <span className={css.now}>{formatTime(now, option.value, clock)}</span>
        </span>
      )}
    />
  )
}
