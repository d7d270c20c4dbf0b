import { request as httpRequest } from 'node:http'
import { chromium } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ServeProcess } from '../support/serveProcess.ts'
import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'

test('the one-time address lets one browser in, and no second', async () => {
  const data = await mkdtemp(join(tmpdir(), 'setpoint-e2e-'))
  const server = await ServeProcess.start(['--data', data])
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '' })
  try {
    const first = await (await browser.newContext()).newPage()
    await first.goto(server.oneTimeLink)
    await expect(first).toHaveURL(new RegExp(`^${server.url}/`))
    await expect(first.locator('#root')).not.toBeEmpty()
    const cookies = await first.context().cookies()
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' }])

    const second = await (await browser.newContext()).newPage()
    await second.goto(server.oneTimeLink)
    await expect(second.getByRole('heading')).toHaveText('This address was used already')
    await expect(second.getByText(/start it again/)).toBeVisible()
    await second.goto(server.url)
    await expect(second.getByRole('heading')).toHaveText('This browser has no key yet')

    // The page of another origin, though open in the browser that was let in, cannot call.
    const stranger = await first.context().newPage()
    await stranger.goto(`http://localhost:${new URL(server.url).port}/open`)
    const answered = await stranger.evaluate(
      (url) =>
        fetch(`${url}/rpc/reps/list`, { method: 'POST', credentials: 'include', body: '{"json":{}}' }).then(
          (response) => response.status,
          () => 'not let through',
        ),
      server.url,
    )
    expect(answered).toBe('not let through')
  } finally {
    await browser.close()
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
})

test('what the disk does not take waits in the window, and is written once there is room', async () => {
  const data = await mkdtemp(join(tmpdir(), 'setpoint-e2e-'))
  const server = await ServeProcess.start(['--data', data])
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '' })
  /** The system refuses to let a file of this process grow beyond so many bytes, as a full disk does. */
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', `${server.pid}`, `--fsize=${bytes}:unlimited`])
  try {
    const page = await browser.newPage()
    await page.goto(server.oneTimeLink)
    await page.goto(`${server.url}/#/settings/do-not-contact`)
    const value = page.getByRole('textbox', { name: 'Number, address or domain' })
    await value.fill('corvus.example')
    limit('4096')
    await page.keyboard.press('Enter')
    const note = page.getByRole('alert')
    await expect(note).toContainText('Not saved yet. The disk did not take it.')
    await expect(note).toContainText(data)
    await expect(value).toHaveValue('corvus.example')
    await expect(page.getByRole('contentinfo')).toContainText('Not saved yet')
    await expectAccessible(page, 'a full disk')
    limit('unlimited')
    await note.getByRole('button', { name: 'Try again now' }).press('Enter')
    await expect(page.getByRole('option', { name: /corvus\.example/ })).toBeVisible()
    await expect(note).toBeHidden()
    await expect(value).toHaveValue('')
  } finally {
    await browser.close()
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
})

test('a page whose server is gone says so, and goes on when it is back', async () => {
  const data = await mkdtemp(join(tmpdir(), 'setpoint-e2e-'))
  let server = await ServeProcess.start(['--data', data, '--token', 'kept'])
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '' })
  try {
    const page = await browser.newPage()
    await page.goto(server.oneTimeLink)
    await expect(page.getByText('All changes saved')).toBeVisible()
    await server.stop('SIGKILL')
    await expect(page.getByText('Setpoint is not answering')).toBeVisible()
    server = await ServeProcess.start(['--data', data, '--token', 'kept', '--port', new URL(server.url).port])
    await expect(page.getByText('All changes saved')).toBeVisible()
  } finally {
    await browser.close()
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
})

test('no path leads out of the page’s folder', async ({ app }) => {
  const { port } = new URL(app.page.url())
  const cookie = (await app.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const path of ['/../package.json', '/..%2fmain/index.js', '/%2e%2e/%2e%2e/package.json', '//etc/hosts.json']) {
    expect(await statusOf(Number(port), path, { cookie }), path).toBe(404)
  }
})

/** A request as it stands: neither fetch nor a browser would send these paths. */
function statusOf(port: number, path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })
}
