import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { api } from '../api/client.ts'
import { troubleWords } from './caldavWords.ts'

/** What a calendar server needs of somebody, with the way there; nothing while there is nothing to do. */
export function CaldavTrouble({ className }: { readonly className: string }) {
  const list = useQuery(api.caldav.list.queryOptions({ input: {} }))
  const accounts = list.data?.accounts ?? []
  const words = troubleWords(accounts)
  if (!words) return null
  // The first of those that it is about.
  const about = accounts.find((account) => troubleWords([account]) !== '')
  return (
    <Link href={`/reps/${about?.repId ?? ''}`} className={className}>
      {words}
    </Link>
  )
}
