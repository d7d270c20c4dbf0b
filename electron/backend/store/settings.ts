import { Settings, type FullSettings, type SaveSettings } from '../../../shared/contract/workspace.ts'
import { insert, one, update, type ReadableDb, type WritableDb } from './database.ts'

const defaults = (zone: string): Settings => ({
  workspaceName: 'My team',
  setterName: 'Me',
  setterEmail: null,
  zone,
  organizer: 'setter',
  inviteTimes: 'zone',
  alarmMinutes: null,
  staleAfterHours: 24,
  leadHours: { start: '08:00', end: '18:00', weekdays: [1, 2, 3, 4, 5] },
  clock: '24',
  theme: 'system',
  answerWithinMinutes: 5,
  fairness: { period: 'days', days: 28 },
  messageLanguage: 'en',
  signature: '',
})

/** The settings of the workspace; what was never set has its default, with `zone` as the setter's. */
export function readSettings(db: ReadableDb, zone: string): FullSettings {
  const row = one<{ json: string }>(db, "SELECT json FROM settings WHERE id = 'settings'")
  return Settings.parse({ ...defaults(zone), ...(row ? (JSON.parse(row.json) as SaveSettings) : {}) })
}

export function writeSettings(db: WritableDb, settings: Settings): void {
  const json = JSON.stringify(settings)
  if (!update(db, 'settings', 'settings', { json })) insert(db, 'settings', { id: 'settings', json })
}
