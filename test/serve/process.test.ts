import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDamagedDataFile } from '../support/damagedDataFile.ts'
import { makeNewerDataFile } from '../support/newerDataFile.ts'
import { ServeProcess } from '../support/serveProcess.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'setpoint-serve-'))
})
afterEach(async () => {
  await rm(data, { recursive: true, force: true })
})

describe('npm run serve', () => {
  it('prints one line of JSON, answers, keeps its data, and stops cleanly', async () => {
    const folder = join(data, 'made', 'if absent')
    const args = ['--data', folder, '--port', '0', '--token', 'T', '--now', '2026-11-23T09:00:00Z']
    const first = await ServeProcess.start(args)
    expect(first.token).toBe('T')
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const saved = await first.call('reps/save', { name: 'Mia', email: 'mia@example.com', role: 'ae', zone: 'UTC' })
    expect(saved.status).toBe(200)
    const ended = await first.stop('SIGINT')
    expect(ended.code).toBe(0)
    expect(ended.stdout).toBe(`${JSON.stringify({ url: first.url, token: 'T' })}\n`)

    const second = await ServeProcess.start(args)
    expect(JSON.stringify(await (await second.call('reps/list', {})).json())).toContain('mia@example.com')
    expect((await second.stop('SIGTERM')).code).toBe(0)
  })

  it('makes a token of its own that nobody guesses', async () => {
    const server = await ServeProcess.start(['--data', data])
    expect(server.token.length).toBeGreaterThan(40)
    await server.stop()
  })

  it('leaves data alone that another copy has open', async () => {
    const first = await ServeProcess.start(['--data', data])
    const second = await ServeProcess.run(['--data', data])
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toMatch(/^.*already open in another copy of Setpoint.*\n$/)
    expect((await first.call('reps/list', {})).status).toBe(200)
    await first.stop()
  })

  it('refuses a data file from the future and leaves it as it is', async () => {
    const unchanged = makeNewerDataFile(join(data, 'workspace.db'))
    const ended = await ServeProcess.run(['--data', data])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^.*newer version of Setpoint.*\n$/)
    expect(unchanged()).toBe(true)
  })

  it('refuses a file that is no database', async () => {
    await writeFile(
      join(data, 'workspace.db'),
      'a note that somebody kept here, longer than a header of SQLite would be',
    )
    const ended = await ServeProcess.run(['--data', data])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^.*damaged or not a Setpoint data file.*\n$/)
  })

  it('says what can be done about damaged data, and does it when it is told to', async () => {
    await makeDamagedDataFile(join(data, 'workspace.db'))
    const args = ['--data', data, '--now', '2026-11-24T09:00:00Z']
    const refused = await ServeProcess.run(args)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(
      /^.*is damaged.*--recover backup.*of 2026-11-23T09:00:00Z \(1 leads?, 0 meetings\).*--recover empty.*\n$/,
    )
    const recovered = await ServeProcess.start([...args, '--recover', 'backup'])
    expect(JSON.stringify(await (await recovered.call('leads/list', {})).json())).toContain('Lea Vogt')
    expect(await readdir(data)).toContain('workspace-damaged-2026-11-24T09-00-00Z.db')
    await recovered.stop()
  })

  it('holds a file that is reached by another name all the same', async () => {
    const first = await ServeProcess.start(['--data', data])
    const elsewhere = await mkdtemp(join(tmpdir(), 'setpoint-serve-'))
    await symlink(join(data, 'workspace.db'), join(elsewhere, 'workspace.db'))
    const second = await ServeProcess.run(['--data', elsewhere])
    expect(second.stderr).toMatch(/already open in another copy of Setpoint/)
    await first.stop()
    await rm(elsewhere, { recursive: true })
  })

  it('keeps what was acknowledged when it is killed', async () => {
    const first = await ServeProcess.start(['--data', data])
    const saved = await first.call('leads/save', { name: 'Lea Vogt' })
    expect(saved.status).toBe(200)
    await first.stop('SIGKILL')
    const second = await ServeProcess.start(['--data', data])
    expect(JSON.stringify(await (await second.call('leads/list', {})).json())).toContain('Lea Vogt')
    await second.stop()
  })

  it('says what is wrong with its options, in one line', async () => {
    const ended = await ServeProcess.run(['--port', 'http'])
    expect(ended).toEqual({ code: 1, stdout: '', stderr: '--port needs a number from 0 to 65535, not "http"\n' })
  })

  it('says so when the port is taken', async () => {
    const first = await ServeProcess.start(['--data', data])
    const { port } = new URL(first.url)
    const ended = await ServeProcess.run(['--data', join(data, 'other'), '--port', port])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toBe(
      'The port is in use by another program. Choose another with --port, or leave it out for a free one.\n',
    )
    await first.stop()
  })
})
