import { Button } from '@mantine/core'
import { IconCheck, IconUserPlus, IconUserX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RepToTell } from '../../shared/contract/answers.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { api, client, shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'
import { useCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import css from './ToTell.module.css'

/**
 * Who came to the meeting or left it since its invite went out, and what they have still to be told: who left has it in the
 * calendar until a cancellation of their own takes it out. The key saves the file of the next one who does not know.
 */
export function ToTell({ meeting }: { readonly meeting: Meeting }) {
  const queries = useQueryClient()
  // Nobody is asked for whose meeting nobody has heard of.
  const found = useQuery(api.invites.toTell.queryOptions({ input: { meetingId: meeting.id } }))
  const tell = useMutation({
    mutationFn: async (rep: RepToTell) => {
      const { filename, ics } = await client.invites.export({ meetingIds: [meeting.id], forRepId: rep.repId })
      return { rep, filename, ...(await shell.saveFile({ filename, content: ics })) }
    },
    onSuccess: ({ rep, filename, saved, path }) => {
      void queries.invalidateQueries({ queryKey: api.invites.toTell.key() })
      if (!saved) return
      const what = rep.method === 'CANCEL' ? 'cancellation' : 'invite'
      showToast({ text: `The ${what} for ${rep.name} is saved as ${path ?? filename}. Send it to them.` })
    },
    onError: toastError,
  })
  const reps = found.data?.reps ?? []
  const next = reps.find(({ told }) => !told)
  useCommand('meeting.tell', () => next && tell.mutate(next), { enabled: next !== undefined })
  if (reps.length === 0) return null
  return (
    <ul className={css.list} aria-label="Reps who came or left since the invite">
      {reps.map((rep) => (
        <li key={rep.repId} data-pressing={rep.told ? undefined : true}>
          <Sign rep={rep} />
          <span className={css.words}>{words(rep)}</span>
          <Button
            variant="default"
            size="compact-sm"
            loading={tell.isPending && tell.variables?.repId === rep.repId}
            rightSection={rep === next ? <KeyCap command="meeting.tell" /> : undefined}
            onClick={() => tell.mutate(rep)}
          >
            {rep.method === 'CANCEL' ? 'Save cancellation' : 'Save invite'}
            <span className="visuallyHidden"> for {rep.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Sign({ rep }: { readonly rep: RepToTell }) {
  const Icon = rep.told ? IconCheck : rep.method === 'CANCEL' ? IconUserX : IconUserPlus
  return <Icon size={15} stroke={1.75} aria-hidden />
}

function words({ name, method, told }: RepToTell): string {
  if (method === 'CANCEL') return told ? `${name} left and was told` : `${name} left and has still to be told`
  return told ? `${name} came and has the invite` : `${name} came and has no invite yet`
}
