import { SegmentedControl, Select } from '@mantine/core'
import { IconDatabase } from '@tabler/icons-react'
import { useStatus } from '../api/workspace.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { Section } from '../forms/Section.tsx'
import { ZoneSelect } from '../forms/ZoneSelect.tsx'
import type { Status } from '../../shared/contract/workspace.ts'
import { ChangeHistory } from './ChangeHistory.tsx'
import { FollowUpsSection } from './FollowUpsSection.tsx'
import { LeadHours } from './LeadHours.tsx'
import { MessagesSection } from './MessagesSection.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'
import { NumberSetting, SettingLabel, TextSetting } from './SettingField.tsx'
import { useSaveSettings } from './useSaveSettings.ts'
import css from './Settings.module.css'

/** The settings of the workspace, each saved as it is changed, and beside them all that was ever changed. */
export default function SettingsScreen() {
  const status = useStatus()
  return (
    <SettingsFrame>
      <div className={css.screen}>
        <ScreenHeader title="Settings" note="saved as you change them" />
        <div className={css.parts}>
          <div className={css.scroll} tabIndex={-1}>
            {status ? <SettingsForm status={status} /> : null}
          </div>
          <ChangeHistory />
        </div>
      </div>
    </SettingsFrame>
  )
}

const ALARMS = [
  { value: 'none', label: 'no reminder' },
  { value: '5', label: '5 minutes before' },
  { value: '10', label: '10 minutes before' },
  { value: '15', label: '15 minutes before' },
  { value: '30', label: '30 minutes before' },
  { value: '60', label: '1 hour before' },
  { value: '1440', label: '1 day before' },
]

function SettingsForm({ status }: { readonly status: Status }) {
  const form = useSaveSettings(status.settings)
  const { settings, save, errorOf, savedField } = form
  const about = (field: keyof Status['settings']) => ({ error: errorOf(field), saved: savedField === field })
  const fairness = settings.fairness ?? { period: 'days', days: 28 }
  const alarm = settings.alarmMinutes === null ? 'none' : String(settings.alarmMinutes)
  return (
    <div className={css.sections}>
      <ErrorNote error={form.error} />
      <Section title="Workspace and you">
        <div className={css.grid}>
          <TextSetting
            label="Workspace"
            {...about('workspaceName')}
            value={settings.workspaceName}
            onSave={(workspaceName) => save({ workspaceName })}
          />
          <TextSetting
            label="Your name"
            {...about('setterName')}
            value={settings.setterName}
            onSave={(setterName) => save({ setterName })}
          />
          <TextSetting
            label="Your e-mail address"
            description="The one you really send from: mail programs compare it."
            type="email"
            placeholder="you@company.com"
            {...about('setterEmail')}
            value={settings.setterEmail ?? ''}
            onSave={(email) => save({ setterEmail: email || null })}
          />
          <ZoneSelect
            label="Your time zone"
            description="Your clock, beside the lead’s, everywhere."
            value={settings.zone}
            error={errorOf('zone')}
            onChange={(zone) => save({ zone })}
          />
        </div>
      </Section>

      <Section title="Look">
        <div className={css.choices}>
          <Choice
            label="Theme"
            saved={savedField === 'theme'}
            value={settings.theme}
            data={[
              { value: 'system', label: 'As the computer' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => save({ theme })}
          />
          <Choice
            label="Contrast"
            saved={savedField === 'contrast'}
            value={settings.contrast ?? 'system'}
            data={[
              { value: 'system', label: 'As the computer' },
              { value: 'normal', label: 'Normal' },
              { value: 'more', label: 'More' },
            ]}
            onChange={(contrast) => save({ contrast })}
          />
          <Choice
            label="Clock"
            saved={savedField === 'clock'}
            value={settings.clock}
            data={[
              { value: '24', label: '13:45' },
              { value: '12', label: '1:45 pm' },
            ]}
            onChange={(clock) => save({ clock })}
          />
        </div>
      </Section>

      <Section title="Leads">
        <div className={css.grid}>
          <NumberSetting
            label="Answer a new lead within"
            description="Who asked for contact comes first. A source can have a time of its own, under Score."
            suffix=" minutes"
            min={1}
            max={10_080}
            {...about('answerWithinMinutes')}
            value={settings.answerWithinMinutes}
            onSave={(answerWithinMinutes) => save({ answerWithinMinutes })}
          />
          <NumberSetting
            label="A calendar is trusted for"
            description="Older than this, its rep is marked as unverified."
            suffix=" hours"
            min={1}
            max={8760}
            {...about('staleAfterHours')}
            value={settings.staleAfterHours}
            onSave={(staleAfterHours) => save({ staleAfterHours })}
          />
        </div>
        <LeadHours form={form} />
        <p className={css.note}>By the lead’s own clock. A time outside can still be booked, with a reason.</p>
      </Section>

      <FollowUpsSection />

      <Section title="Fair shares">
        <div className={css.choices}>
          <Choice
            label="Meetings are counted over"
            saved={savedField === 'fairness'}
            value={fairness.period}
            data={[
              { value: 'month', label: 'The calendar month' },
              { value: 'days', label: 'The last days' },
            ]}
            onChange={(period) => save({ fairness: { ...fairness, period } })}
          />
          {fairness.period === 'days' ? (
            <div className={css.fairDays}>
              <NumberSetting
                label="How many days"
                suffix={fairness.days === 1 ? ' day' : ' days'}
                min={1}
                max={366}
                error={errorOf('fairness')}
                saved={false}
                value={fairness.days}
                onSave={(days) => save({ fairness: { ...fairness, days } })}
              />
            </div>
          ) : null}
        </div>
        <p className={css.note}>
          Who is next is the rep furthest below their share of these meetings, and of all that are booked ahead. “Who is
          next” at a meeting type shows the sums.
        </p>
      </Section>

      <Section title="Invites">
        <div className={css.choices}>
          <Choice
            label="Sent in the name of"
            saved={savedField === 'organizer'}
            value={settings.organizer}
            data={[
              { value: 'setter', label: 'You' },
              { value: 'rep', label: 'The first rep' },
            ]}
            onChange={(organizer) => save({ organizer })}
          />
          <Choice
            label="Times written"
            saved={savedField === 'inviteTimes'}
            value={settings.inviteTimes}
            data={[
              { value: 'zone', label: 'In a time zone' },
              { value: 'utc', label: 'In UTC' },
            ]}
            onChange={(inviteTimes) => save({ inviteTimes })}
          />
          <Select
            w={190}
            label={<SettingLabel text="Calendars remind" saved={savedField === 'alarmMinutes'} />}
            data={
              ALARMS.some((one) => one.value === alarm)
                ? ALARMS
                : [...ALARMS, { value: alarm, label: `${alarm} minutes before` }]
            }
            allowDeselect={false}
            value={alarm}
            error={errorOf('alarmMinutes')}
            onChange={(value) => save({ alarmMinutes: value === 'none' ? null : Number(value) })}
          />
        </div>
        <p className={css.note}>
          Every calendar program reads both ways of writing times; a time zone also shows the lead where the time is
          from.
        </p>
      </Section>

      <MessagesSection form={form} />

      <Section title="Your data">
        <p className={css.file}>
          <IconDatabase size={16} stroke={1.5} aria-hidden />
          <code>{status.file}</code>
        </p>
        <p className={css.note}>
          {status.counts.leads.toLocaleString('en')} leads, {status.counts.meetings.toLocaleString('en')} meetings,{' '}
          {status.counts.reps} reps and {status.counts.meetingTypes} meeting types, all in this one file on this
          computer.
        </p>
      </Section>
    </div>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly saved: boolean
  readonly value: V
  readonly data: { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

function Choice<V extends string>({ label, saved, value, data, onChange }: ChoiceProps<V>) {
  return (
    <div>
      <span className={css.choiceLabel}>
        <SettingLabel text={label} saved={saved} />
      </span>
      <SegmentedControl aria-label={label} value={value} data={data} onChange={onChange} />
    </div>
  )
}
