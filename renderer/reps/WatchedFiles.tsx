import { IconAlertTriangle } from '@tabler/icons-react'
import type { WatchedFile, WatchedFolder } from '../../shared/contract/watchedFolders.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { formatAge } from '../time/format.ts'
import css from './WatchedFolder.module.css'

/** More files than this are folded away, but for those with a problem. */
const AT_ONCE = 6
/** More rows than this would have to be drawn only where they are seen; the calendars above are all there. */
const MOST = 100

/** What came of each file of a watched folder. */
export function WatchedFiles({ watched }: { readonly watched: WatchedFolder }) {
  const { files } = watched
  if (files.length <= AT_ONCE) return <Files files={files} label="Files of the watched folder" />
  const troubled = files.filter(({ problem }) => problem !== undefined)
  const fine = files.filter(({ problem }) => problem === undefined)
  return (
    <>
      <Files files={troubled} label="Files with a problem" />
      <details className={css.more}>
        <summary>
          {fine.length} {fine.length === 1 ? 'file' : 'files'}
          {troubled.length > 0 ? ' without a problem' : ''}
        </summary>
        <Files files={fine} label="Files without a problem" />
      </details>
    </>
  )
}

function Files({ files, label }: { readonly files: readonly WatchedFile[]; readonly label: string }) {
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={label}>
      {files.slice(0, MOST).map((file) => (
        <File key={file.name} file={file} />
      ))}
      {files.length > MOST ? <li className={css.rest}>and {files.length - MOST} more</li> : null}
    </ul>
  )
}

function File({ file }: { readonly file: WatchedFile }) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const { name, asOf, problem, skipped, waiting } = file
  const age = asOf === null ? 'not taken in' : formatAge(Date.parse(asOf), now, zone, clock)
  return (
    <li className={css.file}>
      <span className={css.name}>{name}</span>
      <span className={css.said}>
        {problem ? (
          <span className={css.problem}>
            <IconAlertTriangle size={13} aria-hidden />
            <span>{problem}</span>
          </span>
        ) : skipped ? (
          `${skipped} ${skipped === 1 ? 'event' : 'events'} of it could not be read`
        ) : null}
      </span>
      <span className={css.age}>{waiting ? 'being taken in…' : age}</span>
    </li>
  )
}
