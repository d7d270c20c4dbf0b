import {
  BACKUPS_PATH,
  CALLING_PATH,
  FOLLOW_UPS_PATH,
  KEYBOARD_PATH,
  MESSAGES_PATH,
  QUALIFICATION_PATH,
  SUPPRESSION_PATH,
} from '../app/routes.ts'

/** The pages of the settings, in the order in which they are listed beside each of them. */
export const SETTINGS_PAGES = [
  { path: '/settings', label: 'General' },
  { path: MESSAGES_PATH, label: 'Messages' },
  { path: QUALIFICATION_PATH, label: 'Qualification' },
  { path: FOLLOW_UPS_PATH, label: 'Calls and follow-ups' },
  { path: CALLING_PATH, label: 'Calling hours' },
  { path: SUPPRESSION_PATH, label: 'Do not contact' },
  { path: KEYBOARD_PATH, label: 'Keyboard' },
  { path: BACKUPS_PATH, label: 'Backups' },
] as const

/** The page that a place belongs to: the longest path that it begins with. */
export const settingsPageAt = (location: string): string =>
  SETTINGS_PAGES.findLast(({ path }) => location === path || location.startsWith(`${path}/`))?.path ?? '/settings'
