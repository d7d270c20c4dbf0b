import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDamagedDataFile } from '../support/damagedDataFile.ts'
import { StandInApp } from '../support/electronApp.ts'
import { makeNewerDataFile } from '../support/newerDataFile.ts'
import { ServeProcess } from '../support/serveProcess.ts'
import { expect, test as base } from './app.ts'
import { runCommand } from './pages/keys.ts'
import { startStandIn, type StandInDriver } from './standInDriver.ts'

/** What the application's main process does; in the stand-in, which can be looked into. */
const test = base.extend<{ folder: string; driver: StandInDriver }>({
  folder: async ({ host: _host }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'setpoint-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  driver: async ({ folder }, use) => {
    const driver = await startStandIn({ data: folder, now: '2026-11-23T09:00:00Z' }, () => {})
    await use(driver)
    await driver.close()
  },
})

test('the window stays on its page, and links go to the system', async ({ driver: { app, page } }) => {
  const home = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/away'
  })
  expect(await app.hear('blocked')).toMatchObject({ url: 'https://example.com/away' })
  expect(await app.hear('openExternal')).toMatchObject({ url: 'https://example.com/away' })
  expect(page.url()).toBe(home)

  await page.evaluate(() => void window.open('https://example.com/popup'))
  expect(await app.hear('openExternal', 2)).toMatchObject({ url: 'https://example.com/popup' })
  await page.evaluate(() => {
    location.href = 'http://example.com/plain'
  })
  expect(await app.hear('blocked', 2)).toMatchObject({ url: 'http://example.com/plain' })
  expect(app.told.filter(({ type }) => type === 'openExternal')).toHaveLength(2)
  expect(page.url()).toBe(home)
})

test('app: answers the page with its policy, and nothing outside its folder', async ({ driver: { page } }) => {
  const home = await page.evaluate(async () => {
    const response = await fetch('/')
    return { policy: response.headers.get('content-security-policy'), html: await response.text() }
  })
  const nonce = /name="csp-nonce" content="([^"]+)"/.exec(home.html)?.[1]
  expect(home.policy).toContain("default-src 'none'")
  expect(home.policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(home.policy).not.toContain('unsafe')
  for (const path of ['/..%2fmain%2findex.js', '/assets/..%2f..%2fpreload%2findex.cjs', '/nothing.js']) {
    expect(await page.evaluate(async (url) => (await fetch(url)).status, path), path).toBe(404)
  }
  // A script that was slipped into the page does not run.
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.slippedIn = true'
    document.body.append(script)
    return 'slippedIn' in window
  })
  expect(ran).toBe(false)
})

test('permissions are refused but for notifications and copying', async ({ driver: { app } }) => {
  const granted = (permission: string) => app.question((id) => ({ type: 'permission', id, permission }))
  expect(await granted('notifications')).toBe(true)
  expect(await granted('clipboard-sanitized-write')).toBe(true)
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem']) {
    expect(await granted(permission), permission).toBe(false)
  }
})

test('ports go to the page alone, never to a frame', async ({ driver: { app, page } }) => {
  app.output = ''
  // Our own policy forbids frames; should one get in all the same, it is refused.
  await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const inner = frame.contentWindow as unknown as Record<string, ((message: unknown) => Promise<void>) | undefined>
    await inner['__standInToMain']?.({ type: 'ipc', channel: 'ports', args: [] })
  })
  await expect.poll(() => app.output).toContain('No ports but for our own page')
})

test('a backend that dies is started again, and the page goes on', async ({ driver: { app, page } }) => {
  // Read from the data: the page has its port.
  await expect(page.getByText(/^Today:/)).toBeVisible()
  const { pid } = await app.hear('backend')
  process.kill(pid, 'SIGKILL')
  const again = await app.hear('backend', 2)
  expect(again.pid).not.toBe(pid)
  await expect(page.getByText('Setpoint is not answering')).toBeVisible()
  await expect(page.getByText('All changes saved')).toBeVisible()
})

test('the menu is made of the commands, with keys that can be menu keys', async ({ driver: { app, page } }) => {
  const menu = (await app.question((id) => ({ type: 'menu', id }))) as { id?: string; accelerator?: string }[]
  expect(menu.find(({ id }) => id === 'palette.open')?.accelerator).toBe('CommandOrControl+K')
  expect(menu.find(({ id }) => id === 'go.board')).toEqual({ id: 'go.board', label: 'Go to the board' })
  await expect(page.getByText(/^Today:/)).toBeVisible()
  app.ask({ type: 'chooseMenu', item: 'leads.import' })
  await expect(page.getByRole('dialog')).toContainText(/import|csv/i)
})

test('the brief of a meeting is saved as a PDF where a person says', async ({ driver: { app, page }, folder }) => {
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('listbox', { name: 'Leads, who is next first' }).getByRole('option').first()).toBeVisible(
    {
      timeout: 60_000,
    },
  )
  await runCommand(page, 'Go to meetings')
  await page.getByRole('option').first().click()
  await runCommand(page, 'Show the brief as a page')
  const save = page.getByRole('button', { name: 'Save as PDF' })
  await expect(save).toBeEnabled()

  app.ask({ type: 'save', path: null })
  await save.click()
  expect((await app.hear('saveDialog')).defaultPath).toMatch(/\.pdf$/)

  const path = join(folder, 'brief.pdf')
  app.ask({ type: 'save', path })
  await save.click()
  await expect(page.getByText(`Saved ${path}.`)).toBeVisible()
  const pdf = await readFile(path, 'latin1')
  expect(pdf).toMatch(/^%PDF-/)
  // One page, on the paper of the country.
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  app.ask({ type: 'save', path: join(folder, 'not there', 'brief.pdf') })
  await save.click()
  await expect(page.getByText(/was not written\. It is not there any more/)).toBeVisible()
})

test('a second start brings the first to the front', async ({ driver: { app }, folder }) => {
  const second = new StandInApp(['--data', folder])
  expect(await second.exited).toBe(0)
  await app.hear('focus')
  expect(second.told).toEqual([])
})

test('data that another program of ours has open is left alone, with words', async ({ folder }) => {
  const server = await ServeProcess.start(['--data', folder])
  const app = new StandInApp(['--data', folder])
  const { title, content } = await app.hear('errorBox')
  expect(title).toBe('Setpoint cannot open its data')
  expect(content).toMatch(/already open in another copy of Setpoint/)
  expect(await app.exited).toBe(1)
  await server.stop()
})

test('a data file from the future is refused, with words', async ({ folder }) => {
  const unchanged = makeNewerDataFile(join(folder, 'workspace.db'))
  const app = new StandInApp(['--data', folder])
  expect((await app.hear('errorBox')).content).toMatch(/written by a newer version of Setpoint/)
  expect(await app.exited).toBe(1)
  expect(unchanged()).toBe(true)
})

test('damaged data is said to be, kept, and gone on from by the newest backup', async ({ folder }) => {
  await makeDamagedDataFile(join(folder, 'workspace.db'))
  const quits = new StandInApp(['--data', folder])
  const { message, detail, buttons } = await quits.hear('messageBox')
  expect(message).toBe('Your data is damaged. There is a good backup of 2026-11-23, 09:00 UTC.')
  expect(detail).toMatch(/The backup holds 1 leads? and 0 meetings/)
  expect(buttons).toEqual(['Go on with the backup', 'Start with an empty workspace', 'Quit'])
  quits.ask({ type: 'button', button: 'Quit' })
  expect(await quits.exited).toBe(1)
  expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('damaged'))

  const app = new StandInApp(['--data', folder, '--now', '2026-11-24T09:00:00Z'])
  app.ask({ type: 'button', button: 'Go on with the backup' })
  await app.hear('backend', 2)
  await expect.poll(() => readdir(folder)).toContain('workspace-damaged-2026-11-24T09-00-00Z.db')
  await app.close()
  const server = await ServeProcess.start(['--data', folder])
  expect(JSON.stringify(await (await server.call('leads/list', {})).json())).toContain('Lea Vogt')
  await server.stop()
})

test('a data folder that cannot be made is refused, with words', async ({ folder }) => {
  await writeFile(join(folder, 'file'), '')
  const app = new StandInApp(['--data', join(folder, 'file', 'inside')])
  expect((await app.hear('errorBox')).content).toMatch(/cannot be made\. Choose another one with --data/)
  expect(await app.exited).toBe(1)
})

test('the window comes back as it was left', async ({ folder }) => {
  await writeFile(
    join(folder, 'window.json'),
    JSON.stringify({ x: 0, y: 0, width: 1111, height: 777, maximized: false }),
  )
  const driver = await startStandIn({ data: folder, now: '2026-11-23T09:00:00Z' }, () => {})
  expect(await driver.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1111, 777])
  await driver.close()
  expect(JSON.parse(await readFile(join(folder, 'window.json'), 'utf8'))).toMatchObject({ width: 1111, height: 777 })
})

test('an instant that is none is refused, with words', async ({ folder }) => {
  const app = new StandInApp(['--data', folder, '--now', 'tomorrow'])
  expect((await app.hear('errorBox')).content).toContain('--now needs an instant in UTC')
  expect(await app.exited).toBe(1)
})
