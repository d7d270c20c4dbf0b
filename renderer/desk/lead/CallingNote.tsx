import { Tooltip } from '@mantine/core'
import { Link } from 'wouter'
import type { Callable } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { callingPath, SUPPRESSION_PATH } from '../../app/routes.ts'
import { toneClass } from '../../components/StatusDot.tsx'
import { asOfWords } from '../../settings/calling/callingWords.ts'
import { callableWords } from '../words.ts'
import classes from './LeadView.module.css'

/** Whether the lead may be called, and until or from when; where the hours come from stands in the tip. */
export function CallingNote({ calling }: { readonly calling: Callable }) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const words = callableWords(calling, now, ours, clock)
  const look = `${classes.callable} ${toneClass(words.tone)}`
  const listed = calling.why === 'doNotContact' && calling.listed
  if (!calling.rule && !listed) return <span className={look}>{words.text}</span>
  const tip = listed
    ? 'Open the do-not-contact list'
    : `${calling.source ?? ''} · ${asOfWords(calling.asOf ?? '', 'UTC', now)}`
  return (
    <Tooltip label={tip} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
      <Link
        href={listed || !calling.rule ? SUPPRESSION_PATH : callingPath(calling.rule)}
        className={`${look} ${classes.rule}`}
      >
        {words.text}
      </Link>
    </Tooltip>
  )
}
