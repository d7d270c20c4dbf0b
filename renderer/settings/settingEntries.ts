import { SETTINGS_PAGES } from './settingsPages.ts'

/** A setting as it is found from anywhere. */
export interface SettingEntry {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly path: string
  /** The label of its control, which takes the focus; none for a page. */
  readonly field?: string
}

const fields: readonly (readonly [field: string, words: string, name?: string])[] = [
  ['Workspace', 'name team', 'Name of the workspace'],
  ['Your name', 'setter sender'],
  ['Your e-mail address', 'setter sender organizer from mail'],
  ['Your time zone', 'clock city'],
  ['Theme', 'light dark colours look appearance'],
  ['Contrast', 'high accessibility look colours'],
  ['Clock', '12 24 hours am pm time format'],
  ['Answer a new lead within', 'speed to lead minutes response'],
  ['A calendar is trusted for', 'stale unverified hours old'],
  ['Leads can be met', 'lead hours days weekdays'],
  ['Meetings are counted over', 'fair shares fairness period month', 'Fair shares'],
  ['Sent in the name of', 'organizer invite from rep', 'Invites sent in the name of'],
  ['Times written', 'utc zone vtimezone invite', 'Times in invites'],
  ['Calendars remind', 'alarm reminder invite minutes before'],
  ['Language', 'messages english german french spanish chinese', 'Language of messages'],
  ['Signature', 'messages e-mail foot'],
]

/** Every page of the settings, and each setting of the first. */
export const settingEntries: readonly SettingEntry[] = [
  ...SETTINGS_PAGES.map(({ path, label }) => ({
    id: `setting ${path}`,
    name: `${label} settings`,
    words: 'preferences options',
    path,
  })),
  ...fields.map(([field, words, name]) => ({
    id: `setting ${field}`,
    name: name ?? field,
    words: `setting preferences ${words}`,
    path: '/settings',
    field,
  })),
]

/** Longer than a screen takes to load. */
const PATIENCE_MS = 5_000

/** Gives the control of this label the focus, once it is there. */
export function focusSetting(field: string): void {
  if (tryFocus(field)) return
  const watcher = new MutationObserver(() => tryFocus(field) && stop())
  const stop = () => {
    watcher.disconnect()
    clearTimeout(timer)
  }
  const timer = setTimeout(stop, PATIENCE_MS)
  watcher.observe(document.body, { childList: true, subtree: true })
}

function tryFocus(field: string): boolean {
  const main = document.querySelector('main')
  const group = main?.querySelector(`[role="radiogroup"][aria-label="${CSS.escape(field)}"] input:checked`)
  const label = [...(main?.querySelectorAll('label') ?? [])].find((one) => one.textContent.trim().startsWith(field))
  const control = group ?? (label ? document.getElementById(label.htmlFor) : null)
  if (!(control instanceof HTMLElement)) return false
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
  return true
}
