import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportedLeads, Rejected } from '../../shared/contract/leadImports.ts'
import { shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'
import { spoken } from '../desk/lead/spokenNumber.ts'
import { FIELD_LABELS } from './leadFields.ts'
import { peopleOf } from './people.ts'
import css from './ImportLeads.module.css'

const ACTIONS = {
  create: { Icon: IconPlus, text: 'new' },
  update: { Icon: IconPencil, text: 'update' },
  unchanged: { Icon: IconMinus, text: 'same' },
  skip: { Icon: IconMinus, text: 'skipped' },
} as const

/** Always shown, in this order; the rest of what is known of a row stands after them. */
const MAIN = ['name', 'company', 'email', 'phone'] as const

/** What the import would do: how many of which, the first rows as they would be, and what it leaves behind and why. */
export function ImportPreview({ result, file }: { readonly result: ImportedLeads; readonly file: string }) {
  const [shown, setShown] = useState<'rows' | 'rejected' | 'listed'>('rows')
  const people = peopleOf(result)
  const rejected = result.rejected
  const listed = result.listed ?? []
  const leftOut = rejected.length + (result.warnings?.length ?? 0) > 0
  const isThere = { rows: true, rejected: leftOut, listed: listed.length > 0 }
  const tab = isThere[shown] ? shown : 'rows'
  return (
    <section className={css.preview} aria-label="What would happen">
      <div className={css.counts}>
        <Count n={people.created} text="new" tone="new" />
        <Count n={people.updated} text="updated" tone="changed" />
        <Count n={people.unchanged} text="the same" tone="same" />
        {people.skipped ? <Count n={people.skipped} text="skipped" tone="same" /> : null}
        <Count n={rejected.length} text="left out" tone={rejected.length > 0 ? 'out' : 'same'} />
        {result.duplicates ? <Count n={result.duplicates} text={repeatWords(result.duplicates)} tone="same" /> : null}
        {listed.length > 0 ? <Count n={listed.length} text="on the do-not-contact list" tone="out" /> : null}
        {leftOut || isThere.listed ? (
          <div className={css.switch} role="group" aria-label="What to show">
            {TABS.filter(({ id }) => isThere[id]).map(({ id, label }) => (
              <Button
                key={id}
                size="compact-xs"
                variant={tab === id ? 'light' : 'subtle'}
                aria-pressed={tab === id}
                onClick={() => setShown(id)}
              >
                {label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      {tab === 'rows' ? (
        <Rows result={result} />
      ) : tab === 'rejected' ? (
        <RejectedRows result={result} file={file} />
      ) : (
        <ListedRows listed={listed} />
      )}
    </section>
  )
}

const TABS = [
  { id: 'rows', label: 'First rows' },
  { id: 'rejected', label: 'Left out' },
  { id: 'listed', label: 'Not to contact' },
] as const

const repeatWords = (n: number): string => (n === 1 ? 'row repeats a person' : 'rows repeat a person')

function Count({ n, text, tone }: { readonly n: number; readonly text: string; readonly tone: string }) {
  return (
    <span className={css.count} data-tone={tone}>
      <strong>{n.toLocaleString('en')}</strong> {text}
    </span>
  )
}

function Rows({ result }: { readonly result: ImportedLeads }) {
  const preview = result.preview ?? []
  return (
    <div className={css.tableBox} tabIndex={0} role="group" aria-label="The first rows">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Becomes</th>
            {MAIN.map((field) => (
              <th key={field} scope="col">
                {FIELD_LABELS[field]}
              </th>
            ))}
            <th scope="col">Also</th>
          </tr>
        </thead>
        <tbody>
          {preview.map(({ line, action, lead }) => {
            const { Icon, text } = ACTIONS[action]
            return (
              <tr key={line}>
                <td className={css.quiet}>{line}</td>
                <td>
                  <span className={css.action} data-action={action}>
                    <Icon size={13} stroke={2} aria-hidden />
                    {text}
                  </span>
                </td>
                {MAIN.map((field) => (
                  <td key={field} className={field === 'name' ? css.strong : undefined} title={lead[field]}>
                    {shownOf(field, lead[field]) ?? <span className={css.quiet}>–</span>}
                  </td>
                ))}
                <td className={css.quiet}>{alsoOf(lead)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A number in the groups in which people say it; the rest as it is. */
const shownOf = (field: (typeof MAIN)[number], value: string | undefined): string | undefined =>
  field === 'phone' && value ? spoken(value) : value

function alsoOf(lead: Readonly<Record<string, string>>): string {
  const skip: readonly string[] = [...MAIN, 'createdAt', 'notes']
  return Object.entries(lead)
    .filter(([field]) => !skip.includes(field))
    .map(([, value]) => value)
    .join(', ')
}

interface RejectedProps {
  readonly result: ImportedLeads
  readonly file: string
}

const SHOWN = 300

/** What does not come in, and why; the rows can be kept as a file, to be put right and imported again. */
export function RejectedRows({ result, file }: RejectedProps) {
  const { rejected, rejectedCsv } = result
  const warnings = result.warnings ?? []
  const lines = [
    ...rejected.map((one) => ({ ...one, whole: true })),
    ...warnings.map((one) => ({ ...one, whole: false })),
  ].sort((one, two) => one.line - two.line)
  const save = (content: string) => {
    const filename = `${file.replace(/\.[a-z0-9]+$/i, '').replaceAll(/[/\\:*?"<>|]/g, ' ') || 'import'} left out.csv`
    shell
      .saveFile({ filename, content })
      .then(({ saved }) => saved && showToast({ text: `Saved ${filename}.` }), toastError)
  }
  return (
    <div className={css.tableBox} tabIndex={0} role="group" aria-label="Left out">
      <div className={css.rejectedHead}>
        <IconAlertTriangle size={15} aria-hidden />
        <span>{leftOutWords(rejected.length, warnings.length)}</span>
        {rejectedCsv && (
          <Button variant="default" size="compact-xs" onClick={() => save(rejectedCsv)}>
            Save these rows
          </Button>
        )}
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Left out</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ line, reason, whole }, i) => (
            <tr key={`${line} ${i}`}>
              <td className={css.quiet}>{line}</td>
              <td>{whole ? 'the row' : 'a detail'}</td>
              <td className={css.reason}>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN ? <p className={css.more}>and {(lines.length - SHOWN).toLocaleString('en')} more</p> : null}
    </div>
  )
}

/** Who comes in and is left alone. */
function ListedRows({ listed }: { readonly listed: readonly Rejected[] }) {
  return (
    <div className={css.tableBox} tabIndex={0} role="group" aria-label="On the do-not-contact list">
      <div className={css.rejectedHead}>
        <IconAlertTriangle size={15} aria-hidden />
        <span>
          {listed.length === 1 ? 'This row comes in' : 'These rows come in'}; nobody on the do-not-contact list is
          called or written to.
        </span>
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Who, and why</th>
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, SHOWN).map(({ line, reason }) => (
            <tr key={line}>
              <td className={css.quiet}>{line}</td>
              <td className={css.reason}>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {listed.length > SHOWN ? (
        <p className={css.more}>and {(listed.length - SHOWN).toLocaleString('en')} more</p>
      ) : null}
    </div>
  )
}

function leftOutWords(rows: number, details: number): string {
  const detail = `${details.toLocaleString('en')} ${details === 1 ? 'detail' : 'details'} of rows that come in`
  if (rows === 0) return `${detail}.`
  const row = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
  return details === 0
    ? `${row} that would add nobody. Everything else comes in.`
    : `${row} that would add nobody, and ${detail}.`
}
