import type { LeadLink } from '../../../shared/contract/leadRecord.ts'
import { shell } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import classes from './LeadView.module.css'

/** Pages that open in the browser, each by its name. */
export function LinkList({ links }: { readonly links: readonly LeadLink[] }) {
  return links.map(({ label, url }) => (
    <button
      key={url}
      type="button"
      className={classes.recordLink}
      title={url}
      onClick={() => void shell.openExternal({ url }).catch(toastError)}
    >
      {label}
    </button>
  ))
}
