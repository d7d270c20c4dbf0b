import { Button, Select } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import type { DialogProps } from '../app/Dialogs.tsx'
import { showToast } from '../app/toast.ts'
import { isTyping } from '../commands/dispatch.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { panelWords } from '../meetingTypes/panelWords.ts'
import { formatDay } from '../time/format.ts'
import { LedgerSeatTable } from './LedgerSeatTable.tsx'
import { ledgerText } from './ledgerText.ts'
import { useMeantType } from './ledgerType.ts'
import css from './Ledger.module.css'

/** Why who is next: the fair shares behind each seat of a meeting type, for anyone to read. */
export default function LedgerDialog({ opened, onClose }: DialogProps) {
  const [meant, setMeant] = useMeantType()
  const now = useNow()
  const { zone } = useSettings()
  const types = useQuery(api.meetingTypes.list.queryOptions({ input: { includeInactive: true } }))
  const reps = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } }))
  const all = types.data?.meetingTypes ?? []
  const type = all.find((one) => one.id === meant) ?? all.find((one) => one.active) ?? all[0]
  const answer = useQuery({
    ...api.slots.ledger.queryOptions({ input: { meetingTypeId: type?.id ?? '' } }),
    enabled: opened && type !== undefined,
  })
  const nameOf = (repId: string) => reps.data?.reps.find((rep) => rep.id === repId)?.name
  const seatNames = type ? seatNamesOf(type, nameOf) : []
  const ledger = answer.data

  const copy = () => {
    if (!type || !ledger) return
    void navigator.clipboard.writeText(ledgerText({ typeName: type.name, ledger, seatNames, now, zone })).then(
      () => showToast({ text: `Copied the ledger of ${type.name}` }),
      () => showToast({ text: 'The clipboard is not to be had here.', tone: 'error' }),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The field of the meeting type is chosen from, never typed into.
    const typing = isTyping(event.target) && !(event.target instanceof HTMLInputElement && event.target.readOnly)
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key !== 'y') return
    event.preventDefault()
    copy()
  }
  return (
    <Dialog opened={opened} onClose={onClose} title="Who is next" size={1040} onKeyDown={onKeyDown}>
      <div className={css.top}>
        <Select
          w={240}
          aria-label="Meeting type"
          data={all.map((one) => ({ value: one.id, label: one.name }))}
          value={type?.id ?? null}
          allowDeselect={false}
          onChange={(id) => id && setMeant(id)}
        />
        <span className={css.since}>
          {ledger ? `Meetings since ${formatDay(Date.parse(ledger.since), zone, now)}, and all booked ahead` : ' '}
        </span>
        <Button
          variant="default"
          data-autofocus
          leftSection={<IconCopy size={14} stroke={1.75} aria-hidden />}
          rightSection={<KeyCap keys="y" />}
          onClick={copy}
        >
          Copy as text
        </Button>
      </div>
      <ErrorNote error={answer.error ?? types.error} />
      {types.isSuccess && all.length === 0 ? (
        <p className={css.none}>There is no meeting type yet. Who is next is worked out for each of its seats.</p>
      ) : null}
      <div aria-busy={answer.isFetching}>
        {ledger?.seats.map((seat) => (
          <LedgerSeatTable key={seat.seat} seat={seat} name={seatNames[seat.seat] ?? `Seat ${seat.seat + 1}`} />
        ))}
      </div>
    </Dialog>
  )
}

/** Each seat by who can fill it. */
function seatNamesOf(type: MeetingType, nameOf: (repId: string) => string | undefined): readonly string[] {
  return type.panel.map((seat) => panelWords([seat], nameOf))
}
