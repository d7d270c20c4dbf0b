import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Rep } from '../../shared/contract/reps.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { addDays, localDay, startOfDay, weekStart } from '../../shared/time/zone.ts'
import { api, client, shell } from '../api/client.ts'
import { useNow } from '../api/workspace.ts'
import { showToast } from '../app/toast.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import css from './ExportAgenda.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

const SPANS = [
  { value: 'week', label: 'This week' },
  { value: 'next', label: 'Next 30 days' },
] as const
type Span = (typeof SPANS)[number]['value']

/** The meetings of a rep as one calendar file that any program shows beside the rep's own. */
export default function ExportAgenda({ opened, onClose }: Props) {
  const now = useNow()
  const [location] = useLocation()
  const reps = useQuery(api.reps.list.queryOptions({ input: {} })).data?.reps ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [span, setSpan] = useState<Span>('next')
  const [, screen, shown] = location.split('/')
  const id = chosen ?? (screen === 'reps' ? shown : undefined) ?? (reps.length === 1 ? reps[0]?.id : undefined)
  const rep = reps.find((one) => one.id === id)

  const save = useMutation({
    mutationFn: async (of: Rep) => {
      const { filename, ics } = await client.invites.export({ repId: of.id, ...rangeOf(span, of.zone, now) })
      return { filename, ...(await shell.saveFile({ filename, content: ics })) }
    },
    onSuccess: ({ filename, saved, path }) => {
      if (!saved) return
      showToast({ text: `Saved ${path ?? filename}.` })
      close()
    },
  })
  const close = () => {
    onClose()
    setChosen(null)
    save.reset()
  }
  return (
    <Dialog opened={opened} onClose={close} title="Export an agenda" size={440}>
      <form
        className={css.parts}
        onSubmit={(event) => {
          event.preventDefault()
          if (rep && !save.isPending) save.mutate(rep)
        }}
      >
        <SearchSelect
          label="Of whom?"
          placeholder="Choose the rep"
          data={reps.map((one) => ({ value: one.id, label: one.name }))}
          value={rep?.id ?? null}
          onChange={(value) => {
            save.reset()
            setChosen(value)
          }}
          openOnFocus={false}
          nothingFoundMessage="No rep of that name"
          data-autofocus={rep ? undefined : true}
        />
        <SegmentedControl
          aria-label="Which days"
          data={[...SPANS]}
          value={span}
          onChange={(value) => {
            save.reset()
            setSpan(value)
          }}
          fullWidth
        />
        <p className={css.hint}>
          An .ics file to add to a calendar. Nobody is invited by it; adding a newer one brings it up to date.
        </p>
        <ErrorNote error={save.error} />
        <Button
          type="submit"
          data-autofocus={rep ? true : undefined}
          className={css.save}
          loading={save.isPending}
          disabled={!rep}
        >
          Save the agenda
        </Button>
      </form>
    </Dialog>
  )
}

/** Whole days by the rep's clock. */
function rangeOf(span: Span, zone: string, now: number): { readonly from: string; readonly to: string } {
  const today = localDay(now, zone)
  const first = span === 'week' ? weekStart(today) : today
  const to = addDays(first, span === 'week' ? 7 : 30)
  return { from: formatInstant(startOfDay(first, zone)), to: formatInstant(startOfDay(to, zone)) }
}
