import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { toastError } from '../../app/toast.ts'
import { TwoClocks } from '../../components/TwoClocks.tsx'
import { formatDay, formatTime } from '../../time/format.ts'
import classes from './Holds.module.css'

/** The slots that are kept for this lead at present. */
export function Holds({ leadId, theirs }: { readonly leadId: string; readonly theirs: string | null }) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const holds = useQuery(api.holds.list.queryOptions({ input: { leadId } })).data?.holds ?? []
  const release = useMutation(api.holds.release.mutationOptions({ onError: toastError }))
  return holds
    .filter((hold) => Date.parse(hold.until) > now)
    .map((hold) => {
      const start = Date.parse(hold.start)
      return (
        <div key={hold.id} className={classes.hold}>
          <span>
            <b>Held</b> <span className={classes.until}>until {formatTime(Date.parse(hold.until), ours, clock)}</span>
          </span>
          <button type="button" className={classes.release} onClick={() => release.mutate({ holdId: hold.id })}>
            Release
          </button>
          <span className={classes.slot}>
            {formatDay(start, theirs ?? ours, now)} <TwoClocks at={start} theirs={theirs} />
          </span>
        </div>
      )
    })
}
