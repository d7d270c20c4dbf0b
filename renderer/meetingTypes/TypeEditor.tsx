import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api, client } from '../api/client.ts'
import { showToast } from '../app/toast.ts'
import { useDraft } from '../forms/drafts.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { SaveBar } from '../forms/SaveBar.tsx'
import { Section } from '../forms/Section.tsx'
import layout from '../forms/Sections.module.css'
import { runCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { useLedgerOf } from '../ledger/ledgerType.ts'
import { PanelEditor } from './PanelEditor.tsx'
import { minutesWords, panelWords } from './panelWords.ts'
import { RequiredEditor } from './RequiredEditor.tsx'
import { TimeStrip } from './TimeStrip.tsx'
import { draftOf, newTypeDraft, typeInput, type TypeDraft } from './typeDraft.ts'
import css from './TypeEditor.module.css'

interface Props {
  /** Null for one that is being added. */
  readonly type: MeetingType | null
  readonly reps: readonly Rep[]
  readonly onSaved: (type: MeetingType) => void
}

const FIELDS = [
  'name',
  'minutes',
  'step',
  'bufferBefore',
  'bufferAfter',
  'noticeMinutes',
  'horizonDays',
  'panel',
  'location',
  'required',
]

const NOTICE = [0, 30, 60, 120, 240, 720, 1440, 2880, 4320, 10_080]

export function TypeEditor({ type, reps, onSaved }: Props) {
  const queries = useQueryClient()
  const saved = useMemo(() => (type ? draftOf(type) : newTypeDraft()), [type])
  const { value: draft, dirty, edit, discard, settle } = useDraft(`type ${type?.id ?? 'new'}`, saved)
  useLedgerOf(type?.id)
  const input = typeInput(draft, type?.id)
  const save = useMutation({
    // What is saved is what was there when it was sent, whatever is typed meanwhile.
    mutationFn: (sent: TypeDraft) => client.meetingTypes.save(typeInput(sent, type?.id)),
    onSuccess: async (kept, sent) => {
      await queries.invalidateQueries({ queryKey: api.meetingTypes.key() })
      settle(sent, `type ${kept.id}`)
      showToast({ text: type ? `Saved ${kept.name}.` : `Added ${kept.name}.` })
      onSaved(kept)
    },
  })
  const change = (part: Partial<TypeDraft>) => {
    if (save.error) save.reset()
    edit(part)
  }
  const nameOf = (repId: string) => reps.find((rep) => rep.id === repId)?.name
  const number = (
    label: string,
    key: 'minutes' | 'step' | 'bufferBefore' | 'bufferAfter' | 'horizonDays',
    suffix: string,
  ) => (
    <NumberInput
      label={label}
      suffix={suffix}
      min={0}
      step={key === 'horizonDays' ? 1 : 5}
      allowDecimal={false}
      allowNegative={false}
      value={draft[key]}
      error={fieldMessage(save.error, key)}
      onChange={(value) => change({ [key]: typeof value === 'number' ? value : '' })}
    />
  )
  const notices =
    draft.noticeMinutes === '' || NOTICE.includes(draft.noticeMinutes) ? NOTICE : [...NOTICE, draft.noticeMinutes]

  return (
    <div className={css.editor}>
      <div className={css.head}>
        {type ? (
          <Button
            className={css.next}
            variant="default"
            aria-haspopup="dialog"
            rightSection={<KeyCap command="booking.ledger" />}
            onClick={() => runCommand('booking.ledger')}
          >
            Who is next
          </Button>
        ) : null}
        <h2 className={css.title}>{draft.name.trim() || 'New meeting type'}</h2>
        <p className={css.sub}>
          {draft.minutes || 0} min ·{' '}
          {panelWords(
            input.panel.map((seat) => ({ ...seat, count: seat.count ?? 1, optional: seat.optional ?? false })),
            nameOf,
          )}
        </p>
      </div>
      <div className={layout.detail} tabIndex={-1}>
        <div className={`${layout.sections} ${css.sections}`}>
          <Section title="What and how long">
            <div className={css.grid}>
              <TextInput
                className={css.wide}
                label="Name"
                required
                placeholder="Product demo"
                autoFocus={type === null}
                value={draft.name}
                error={fieldMessage(save.error, 'name')}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
              {number('Length', 'minutes', ' min')}
              {number('A start every', 'step', ' min')}
              {number('Kept free before', 'bufferBefore', ' min')}
              {number('Kept free after', 'bufferAfter', ' min')}
            </div>
            <TimeStrip draft={draft} />
          </Section>
          <PanelEditor panel={draft.panel} reps={reps} error={save.error} onChange={(panel) => change({ panel })} />
          <RequiredEditor
            required={draft.required}
            error={fieldMessage(save.error, 'required')}
            onChange={(required) => change({ required })}
          />
          <Section title="When and where">
            <div className={css.grid}>
              <Select
                label="Not sooner than in"
                data={[...notices]
                  .sort((one, two) => one - two)
                  .map((minutes) => ({
                    value: String(minutes),
                    label: minutes === 0 ? 'no notice' : minutesWords(minutes),
                  }))}
                allowDeselect={false}
                value={String(draft.noticeMinutes === '' ? 0 : draft.noticeMinutes)}
                error={fieldMessage(save.error, 'noticeMinutes')}
                onChange={(minutes) => change({ noticeMinutes: Number(minutes) })}
              />
              {number('Not later than in', 'horizonDays', ' days')}
            </div>
            <Textarea
              mt={12}
              label="Place"
              description="A link, a number to dial or an address. It goes into the invite."
              placeholder="https://meet.example.com/northwind"
              autosize
              minRows={2}
              maxRows={6}
              value={draft.location}
              error={fieldMessage(save.error, 'location')}
              onChange={(event) => change({ location: event.currentTarget.value })}
            />
            <Switch
              mt={14}
              label="Offered"
              description="Off: meetings that are booked stay, but no new one can be."
              checked={draft.active}
              onChange={(event) => change({ active: event.currentTarget.checked })}
            />
          </Section>
        </div>
      </div>
      <SaveBar
        dirty={dirty}
        isNew={type === null}
        saving={save.isPending}
        what={draft.name || 'the new meeting type'}
        error={save.error}
        fields={FIELDS}
        saveLabel={type ? 'Save' : 'Add meeting type'}
        onSave={() => save.mutate(draft)}
        onDiscard={() => {
          save.reset()
          discard()
        }}
      />
    </div>
  )
}
