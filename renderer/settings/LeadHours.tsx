import { Chip, TextInput } from '@mantine/core'
import { useEdited } from '../forms/useEdited.ts'
import { hoursText, parseHours } from '../reps/hoursText.ts'
import { LONG_DAYS, SHORT_DAYS } from '../reps/weekHours.ts'
import { SettingLabel } from './SettingField.tsx'
import type { SettingsForm } from './useSaveSettings.ts'
import css from './Settings.module.css'

/** The hours in which a lead may be met, by the lead's own clock. */
export function LeadHours({ form }: { readonly form: SettingsForm }) {
  const { leadHours } = form.settings
  const shown = hoursText([leadHours])
  const [text, setText] = useEdited(shown)
  const parsed = parseHours(text)
  const only = parsed.ok && parsed.stretches.length === 1 ? parsed.stretches[0] : undefined
  const commit = () => {
    if (only && hoursText([only]) !== shown) form.save({ leadHours: { ...leadHours, ...only } })
  }
  return (
    <div className={css.leadHours}>
      <TextInput
        w={190}
        label={<SettingLabel text="Leads can be met" saved={form.savedField === 'leadHours'} />}
        value={text}
        error={
          form.errorOf('leadHours') ?? (only ? undefined : parsed.ok ? 'One stretch, such as 8-18.' : parsed.message)
        }
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
        }}
      />
      <div className={css.days} role="group" aria-label="Days on which leads can be met">
        {SHORT_DAYS.map((day, i) => {
          const weekday = i + 1
          const on = leadHours.weekdays.includes(weekday)
          return (
            <Chip
              key={day}
              size="xs"
              variant="outline"
              aria-label={LONG_DAYS[i]}
              checked={on}
              onChange={() =>
                form.save({
                  leadHours: {
                    ...leadHours,
                    weekdays: on
                      ? leadHours.weekdays.filter((other) => other !== weekday)
                      : [...leadHours.weekdays, weekday].sort((one, two) => one - two),
                  },
                })
              }
            >
              {day}
            </Chip>
          )
        })}
      </div>
    </div>
  )
}
