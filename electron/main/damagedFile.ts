import { dialog } from 'electron'
import type { Recovery } from '../backend/store/recovery.ts'
import type { Failure } from './backendProcess.ts'

/** Asks how to go on with a data file that is damaged; undefined when the person would rather not. */
export async function askAboutDamage({ message, backup }: Failure): Promise<Recovery | undefined> {
  const kept = 'The damaged file is not deleted: it is kept beside the new one, under a name that says so.'
  const choices: readonly { readonly label: string; readonly how: Recovery | undefined }[] = [
    ...(backup ? [{ label: 'Go on with the backup', how: 'backup' as const }] : []),
    { label: 'Start with an empty workspace', how: 'empty' },
    { label: 'Quit', how: undefined },
  ]
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Setpoint cannot open its data',
    message: backup
      ? `Your data is damaged. There is a good backup of ${wordDay(backup.at)}.`
      : 'Your data is damaged.',
    detail: [
      message,
      backup
        ? `The backup holds ${backup.leads.toLocaleString('en')} leads and ${backup.meetings.toLocaleString('en')} meetings. What was changed after it is in the damaged file only.`
        : 'There is no backup of it in the folder "backups" beside it.',
      kept,
    ].join('\n\n'),
    buttons: choices.map(({ label }) => label),
    // Only what loses nothing is a key away.
    defaultId: backup ? 0 : choices.length - 1,
    cancelId: choices.length - 1,
    noLink: true,
  })
  return choices[response]?.how
}

/** Written as UTC: which zone the person has chosen is in the data that cannot be read. */
const wordDay = (at: string): string => `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`
