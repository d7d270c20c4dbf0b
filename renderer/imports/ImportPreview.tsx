import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportedLeads, Rejected } from '../../shared/contract/leads.ts'
import { shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'
import { FIELD_LABELS } from './leadFields.ts'
import css from './ImportLeads.module.css'

const ACTIONS = {
  create: { Icon: IconPlus, text: 'new' },
  update: { Icon: IconPencil, text: 'update' },
  unchanged: { Icon: IconMinus, text: 'same' },
} as const

/** Always shown, in this order; the rest of what is known of a row stands after them. */
const MAIN = ['name', 'company', 'email', 'phone'] as const

/** What the import would do: how many of which, the first rows as they would be, and what it leaves behind and why. */
export function ImportPreview({ result, file }: { readonly result: ImportedLeads; readonly file: string }) {
  const [shown, setShown] = useState<'rows' | 'rejected'>('rows')
  const rejected = result.rejected
  const tab = rejected.length === 0 ? 'rows' : shown
  return (
    <section className={css.preview} aria-label="What would happen">
      <div className={css.counts}>
        <Count n={result.created} text="new" tone="new" />
        <Count n={result.updated} text="updated" tone="changed" />
        <Count n={result.unchanged} text="the same" tone="same" />
        <Count n={rejected.length} text="left out" tone={rejected.length > 0 ? 'out' : 'same'} />
        {rejected.length > 0 ? (
          <div className={css.switch} role="group" aria-label="What to show">
            <Button
              size="compact-xs"
              variant={tab === 'rows' ? 'light' : 'subtle'}
              aria-pressed={tab === 'rows'}
              onClick={() => setShown('rows')}
            >
              First rows
            </Button>
            <Button
              size="compact-xs"
              variant={tab === 'rejected' ? 'light' : 'subtle'}
              aria-pressed={tab === 'rejected'}
              onClick={() => setShown('rejected')}
            >
              Left out
            </Button>
          </div>
        ) : null}
      </div>
      {tab === 'rows' ? <Rows result={result} /> : <RejectedRows rejected={rejected} file={file} />}
    </section>
  )
}

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
                    {lead[field] ?? <span className={css.quiet}>–</span>}
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

function alsoOf(lead: Readonly<Record<string, string>>): string {
  const skip: readonly string[] = [...MAIN, 'createdAt', 'notes']
  return Object.entries(lead)
    .filter(([field]) => !skip.includes(field))
    .map(([, value]) => value)
    .join(', ')
}

/** The lines that did not come in, with why; they can be kept as a file, to be put right and imported again. */
export function RejectedRows({ rejected, file }: { readonly rejected: readonly Rejected[]; readonly file: string }) {
  const save = () => {
    const content = [
      'line,reason',
      ...rejected.map(({ line, reason }) => `${line},"${reason.replaceAll('"', '""')}"`),
    ].join('\r\n')
    const filename = `${file.replace(/\.[a-z0-9]+$/i, '').replaceAll(/[/\\:*?"<>|]/g, ' ') || 'import'} left out.csv`
    shell
      .saveFile({ filename, content: `${content}\r\n` })
      .then(({ saved }) => saved && showToast({ text: `Saved ${filename}.` }), toastError)
  }
  return (
    <div className={css.tableBox} tabIndex={0} role="group" aria-label="Lines left out">
      <div className={css.rejectedHead}>
        <IconAlertTriangle size={15} aria-hidden />
        <span>These lines would add nobody. Everything else comes in.</span>
        <Button variant="default" size="compact-xs" onClick={save}>
          Save this list
        </Button>
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rejected.slice(0, 300).map(({ line, reason }, i) => (
            <tr key={`${line} ${i}`}>
              <td className={css.quiet}>{line}</td>
              <td className={css.reason}>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejected.length > 300 ? (
        <p className={css.more}>and {(rejected.length - 300).toLocaleString('en')} more; the saved list has all</p>
      ) : null}
    </div>
  )
}
