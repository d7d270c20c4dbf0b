import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { addLead, workspace } from './workspace.ts'

/** Writes over pages in the middle of a file, as a failing disk does. */
export function damageFile(file: string): void {
  const opened = openSync(file, 'r+')
  const { size } = statSync(file)
  for (let at = 4096 * 8; at < size - 4096; at += 4096) writeSync(opened, Buffer.alloc(512, 0x5a), 0, 512, at)
  closeSync(opened)
}

/** A workspace that is damaged, with a backup in which is its one lead. */
export async function makeDamagedDataFile(file: string): Promise<void> {
  const app = workspace({ file })
  await addLead(app, { name: 'Lea Vogt' })
  await app.client.backups.create()
  app.close()
  damageFile(file)
}
