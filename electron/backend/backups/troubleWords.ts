import { dirname } from 'node:path'
import { refuse } from '../refusals.ts'
import type { Services } from '../services.ts'
import { BackupFailed } from '../store/backupFiles.ts'
import { troubleOf } from '../store/integrity.ts'

const NOTHING_LOST = 'Nothing that was saved before is lost.'

/** The typed error for what a disk refused, with what to do about it; undefined for any other error. */
export function wordTrouble(error: unknown, services: Services) {
  const trouble = error instanceof BackupFailed ? 'damaged' : troubleOf(error)
  if (trouble === undefined) return undefined
  const folder = dirname(services.file)
  services.log.error(services.newId(), `the disk failed (${trouble})`, error)
  switch (trouble) {
    case 'full':
      return refuse.notSaved('The disk is full.', `Free some space where ${folder} is, then try again. ${NOTHING_LOST}`)
    case 'readOnly':
      return refuse.notSaved(
        'The data folder cannot be written.',
        `Allow Setpoint to write in ${folder}, then try again. ${NOTHING_LOST}`,
      )
    case 'failing':
      return refuse.notSaved(
        'The disk did not take it.',
        `Check the space on the disk and that ${folder} can be reached, then try again. ${NOTHING_LOST}`,
      )
    case 'damaged':
      services.health.foundDamaged(error instanceof Error ? error.message : String(error))
      return refuse.wrongState('The data file is damaged. Restore a backup under Settings, Backups.')
  }
}
