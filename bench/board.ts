import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumForTests } from '../scripts/chromium.ts'
import { ServeProcess } from '../test/support/serveProcess.ts'
import { makeBoardWorkspace } from './boardWorkspace.ts'
import { NOW } from './engine.ts'
import { summary, words } from './measure.ts'
import { framesDuring, installWatch, untilPainted } from './paintWatch.ts'

const REPS = 200
const MEETINGS = REPS * 6
const RUNS = 9
/** Turns of the wheel in one run: down through the rows and back, and to the side now and then. */
const NOTCHES = 60

const VIEWS = [
  { view: 'day', name: 'day' },
  { view: 'threeDays', name: 'three days' },
  { view: 'week', name: 'week' },
] as const

/**
 * The board of a production build in a real browser: 200 reps with 1,200 meetings on one day, and a calendar each.
 * Times are from the key that asks for something until the first frame that shows it has been painted; a frame's length
 * is the time between two callbacks of requestAnimationFrame.
 */
export async function measureBoard(): Promise<[what: string, figure: string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-bench-'))
  await makeBoardWorkspace(folder, REPS)
  const server = await ServeProcess.start(['--data', folder, '--now', new Date(NOW).toISOString()])
  const browser = await chromium.launch({
    executablePath: await chromiumForTests(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/Berlin' })
    const page = await context.newPage()
    await installWatch(page)
    await page.goto(server.oneTimeLink)
    const rows: [string, string][] = []
    for (const { view, name } of VIEWS) {
      await page.evaluate(`localStorage.setItem('setpoint.board', '{"view":"${view}","sort":"name"}')`)
      const team = `${REPS} reps, ${MEETINGS.toLocaleString('en')} meetings`
      rows.push([
        `board, ${name}, ${team}: opened for the first time, with its rows read`,
        words(await firstTimes(page, server)),
      ])
      rows.push([`board, ${name}: opened again`, words(await laterTimes(page))])
      if (view === 'day') await toBookedDay(page)
      rows.push([`board, ${name}: a meeting put down elsewhere`, words(await moves(page))])
      const frames = await scrolls(page)
      rows.push([`board, ${name}: longest frame of a scroll`, words(summary(frames.map((one) => one.at(-1) ?? 0)))])
      const middle = frames.map((one) => one[Math.floor(one.length / 2)] ?? 0)
      rows.push([`board, ${name}: frame of a scroll`, words(summary(middle))])
    }
    return rows
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A page that was loaded anew knows no rows, and has not run the board's code yet. */
async function firstTimes(page: Page, server: ServeProcess) {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    await page.goto(`${server.url}/#/queue`)
    await page.reload()
    await page.getByRole('option').first().waitFor()
    times.push(await opened(page))
  }
  return summary(times)
}

async function laterTimes(page: Page) {
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await page.getByRole('option').first().waitFor()
    times.push(await opened(page))
  }
  return summary(times)
}

async function opened(page: Page): Promise<number> {
  await page.keyboard.press('g')
  return await untilPainted(page, 'b', `document.querySelector('[role="grid"] [data-rep-id]') !== null`)
}

async function toBookedDay(page: Page): Promise<void> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('PageDown')
  await page.locator('[data-meeting-id]').first().waitFor()
}

/** Picks the first meeting up, carries it on by a quarter of an hour or back, and puts it down: from that last key. */
async function moves(page: Page) {
  const times: number[] = []
  await page.locator('[data-meeting-id]').first().click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // There and back as often, so that each view finds it where it was.
  for (let i = 0; i < RUNS + 1; i++) {
    await page.keyboard.press('m')
    const lifted = page.locator('[data-lifted="true"]')
    const id = await lifted.getAttribute('data-meeting-id')
    const place = `document.querySelector('[data-meeting-id="${id}"]')`
    const left = await page.evaluate<string>(`${place}.style.left`)
    await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    await page.locator('[role="status"]', { hasText: /^Open/ }).waitFor({ state: 'attached' })
    times.push(
      await untilPainted(page, 'Enter', `${place}.dataset.lifted === 'false' && ${place}.style.left !== '${left}'`),
    )
    // What the backend said and what else the change has dropped is read before the next.
    await page.waitForTimeout(300)
  }
  return summary(times)
}

/** The frames of each run. */
async function scrolls(page: Page): Promise<number[][]> {
  const box = await page.getByRole('grid').boundingBox()
  if (!box) throw new Error('the board is not on the screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const runs: number[][] = []
  for (let run = 0; run < RUNS; run++) {
    runs.push(
      await framesDuring(page, async () => {
        for (let i = 0; i < NOTCHES; i++) {
          const way = i < NOTCHES / 2 ? 1 : -1
          await page.mouse.wheel(i % 5 === 0 ? 60 * way : 0, 300 * way)
        }
      }),
    )
  }
  return runs
}
