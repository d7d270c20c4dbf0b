import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { FileGroup, Program, Reading } from '../programs.ts'
import type { SentFile, Understood } from '../understood.ts'
import { mailLoop } from './mailLoop.ts'
import { Thunderbird, thunderbirdPath } from './session.ts'

/**
 * What it should hold: nothing of a meeting that is cancelled; who was asked has said yes; and no alarm, as those of an
 * organizer are not for others.
 */
function holds({ method, expected }: SentFile, recipient: string): Understood[] {
  if (method === 'CANCEL') return []
  return expected.map((event) => ({
    ...event,
    alarm: null,
    attendees: event.attendees
      .map((one) =>
        decodeURIComponent(one.slice(0, one.indexOf(' '))) === `mailto:${recipient}`
          ? one.replace('NEEDS-ACTION', 'ACCEPTED')
          : one,
      )
      .sort(),
  }))
}

const notTaken = (error: unknown): Reading => ({ events: [], problems: [String(error)] })

async function read(groups: readonly FileGroup[]): Promise<Reading[][]> {
  const path = thunderbirdPath()
  if (!path) throw new Error('Thunderbird is not installed')
  const thunderbird = await Thunderbird.start(path)
  const readings: Reading[][] = []
  try {
    for (const { recipient, paths } of groups) {
      await thunderbird.calendarOf(recipient)
      const group: Reading[] = []
      for (const file of paths) {
        group.push(await thunderbird.takeIn({ ics: readFileSync(file, 'utf8') }, 'ACCEPTED').catch(notTaken))
      }
      readings.push(group)
    }
  } finally {
    await thunderbird.close()
  }
  return readings
}

export const thunderbird: Program = {
  name: 'Thunderbird',
  packages: ['thunderbird'],
  faults: [],
  desktop: true,
  most: 150,
  holds,
  read,
  strangers: {
    why: 'Thunderbird does not take percent-encoding out of an address (RFC 6068 asks for it): who has % or & in theirs is not found among the attendees',
    is: (recipient) => /[%&]/.test(recipient),
  },
  extra: { title: 'E-mail to Thunderbird and its answer back', steps: mailLoop },
  async version() {
    const path = thunderbirdPath()
    if (!path) return null
    const { stdout } = await promisify(execFile)(path, ['--version'])
    return /[\d.]+\w*/.exec(stdout)?.[0] ?? stdout.trim()
  },
}
