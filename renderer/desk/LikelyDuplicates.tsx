import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Lead } from '../../shared/contract/leads.ts'
import { api } from '../api/client.ts'
import { stageNames } from './words.ts'
import classes from './LikelyDuplicates.module.css'

interface Props {
  /** What is typed so far. */
  readonly name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly country: string
  readonly onOpen: (lead: Lead) => void
}

const BY = { email: 'the same e-mail', phone: 'the same number', name: 'the same name' } as const
/** Typing goes on without a question for each letter. */
const WAIT_MS = 200

/** Who of the leads may be the person that is being typed in, each a key press away. Nothing where nobody is. */
export function LikelyDuplicates({ onOpen, ...typed }: Props) {
  const [{ name, company, email, phone, country }] = useDebouncedValue(typed, WAIT_MS)
  const input = Object.fromEntries(
    Object.entries({ name, company, email, phone, country }).filter(([, text]) => text.trim() !== ''),
  )
  const { data } = useQuery({
    ...api.leads.duplicates.queryOptions({ input }),
    enabled: Object.keys(input).length > 0,
    placeholderData: keepPreviousData,
  })
  const found = data?.found ?? []
  return (
    <div role="status" className={found.length > 0 ? classes.box : undefined}>
      {found.length > 0 && (
        <p className={classes.title}>
          <IconUsers size={15} aria-hidden />
          {found.length === 1 ? 'Is this the same person?' : 'Is it one of these?'}
        </p>
      )}
      {found.map(({ lead, by }) => (
        <div key={lead.id} className={classes.one}>
          <span className={classes.words}>
            <strong>{lead.name}</strong> {[lead.title, lead.company].filter(Boolean).join(', ')}
          </span>
          <span className={classes.quiet}>
            {BY[by]}, {stageNames[lead.stage].toLowerCase()}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => onOpen(lead)}>
            Open {lead.name.split(' ')[0]}
          </Button>
        </div>
      ))}
    </div>
  )
}
