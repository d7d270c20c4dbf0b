import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf, pageAnswer } from '../../electron/page/files.ts'

let root: string
let outside: string
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'setpoint-page-'))
  root = join(outside, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(outside, 'secret.json'), '{}')
  await writeFile(
    join(root, 'index.html'),
    '<html><head lang="en"><meta name="csp-nonce" content="" /><title>Setpoint</title></head></html>',
  )
  await writeFile(join(root, 'assets/a b.js'), 'export {}')
})
afterAll(() => rm(outside, { recursive: true }))

describe('the files of the page', () => {
  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '/%00/secret.json',
    '/%',
    '/secret.json',
    '/assets/',
  ])('%s leads to nothing outside', async (path) => {
    const file = fileOf(root, path)
    if (file !== undefined) expect(file.startsWith(root)).toBe(true)
    const answer = await pageAnswer(root, path, 'serve')
    expect(Buffer.from(answer.body).toString()).not.toBe('{}')
  })

  it('have their type, and a name with a blank is found', async () => {
    const answer = await pageAnswer(root, '/assets/a%20b.js', 'serve')
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
    expect(answer.headers['cache-control']).toContain('immutable')
  })

  it('a place inside the page is the page', async () => {
    const answer = await pageAnswer(root, '/meetings/today', 'electron')
    const html = Buffer.from(answer.body).toString()
    expect(html).toContain('<title>Setpoint</title>')
    expect(html).toContain('<meta name="setpoint-host" content="electron">')
    expect(html.match(/name="csp-nonce"/g)).toHaveLength(1)
    expect((await pageAnswer(root, '/nothing.js', 'serve')).status).toBe(404)
  })

  it('a page that was not built says how', async () => {
    const answer = await pageAnswer(join(outside, 'nowhere'), '/', 'serve')
    expect(answer.status).toBe(503)
    expect(Buffer.from(answer.body).toString()).toContain('npm run build')
  })
})
