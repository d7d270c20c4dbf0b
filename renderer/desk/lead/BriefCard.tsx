import type { Lead } from '../../../shared/contract/leads.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { briefLines, type BriefLine } from './briefLines.ts'
import classes from './LeadView.module.css'
import { useQuestions } from './useQuestions.ts'

/** Some write it down that they have not asked. */
const isAsked = ({ text }: BriefLine): boolean => text !== '' && !/^not asked/i.test(text)

/** What the rep will want to know before the meeting; what nobody has asked yet is named. */
export function BriefCard({ lead }: { readonly lead: Lead }) {
  const questions = useQuestions()
  return (
    <section className={classes.card} aria-labelledby="brief-title">
      <SectionTitle id="brief-title">For the rep</SectionTitle>
      <dl className={`${classes.rows} ${classes.brief}`}>
        {briefLines(lead.brief, questions).map((line) => (
          <div key={line.label} className={classes.row}>
            <dt>{line.label}</dt>
            <dd className={isAsked(line) ? undefined : classes.missing}>{line.text || 'not asked yet'}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className={classes.open} onClick={() => runCommand('lead.brief')} aria-haspopup="dialog">
        Open the brief <KeyCap command="lead.brief" />
      </button>
    </section>
  )
}
