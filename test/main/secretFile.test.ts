import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ParentSecrets, answerSecret } from '../../electron/backend/parentSecrets.ts'
import { SecretFile, type Vault } from '../../electron/main/secretFile.ts'

const PASSWORD = 'correct horse: battery/ß'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-secrets-'))
  file = join(folder, 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Turns every octet around: nobody finds the plain text. */
const vault = (turn = 0x5a, available = true): Vault => ({
  available: async () => available,
  encrypt: async (secret) => Buffer.from(Buffer.from(`${turn} ${secret}`).map((octet) => octet ^ turn)),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((octet) => octet ^ turn)).toString()
    if (!text.startsWith(`${turn} `)) throw new Error('another key')
    return text.slice(String(turn).length + 1)
  },
})

describe('passwords', () => {
  it('are kept encrypted, in a file for its owner alone, and found after a restart', async () => {
    await new SecretFile(file, vault()).set('a', PASSWORD)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain('horse')
    const again = new SecretFile(file, vault())
    expect(await again.get('a')).toBe(PASSWORD)
    expect(await again.kind()).toBe('system')
    expect(await again.get('b')).toBeUndefined()
  })

  it('that come at once are all kept', async () => {
    const secrets = new SecretFile(file, vault())
    const keys = Array.from({ length: 20 }, (_, i) => `key ${i}`)
    await Promise.all(keys.map((key) => secrets.set(key, `secret of ${key}`)))
    expect(await Promise.all(keys.map((key) => secrets.get(key)))).toEqual(keys.map((key) => `secret of ${key}`))
  })

  it('are gone when they are deleted, the file with the last', async () => {
    const secrets = new SecretFile(file, vault())
    await secrets.set('a', PASSWORD)
    await secrets.set('b', PASSWORD)
    await secrets.delete('a')
    expect(await secrets.get('a')).toBeUndefined()
    expect(await secrets.get('b')).toBe(PASSWORD)
    await secrets.delete('b')
    expect(existsSync(file)).toBe(false)
  })

  it('are in memory only where there is no key store', async () => {
    const secrets = new SecretFile(file, vault(0x5a, false))
    await secrets.set('a', PASSWORD)
    expect(await secrets.get('a')).toBe(PASSWORD)
    expect(await secrets.kind()).toBe('session')
    expect(existsSync(file)).toBe(false)
    expect(await new SecretFile(file, vault(0x5a, false)).get('a')).toBeUndefined()
  })

  it('are asked for again when the key is another one, or the file is broken', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await new SecretFile(file, vault()).set('a', PASSWORD)
    expect(await new SecretFile(file, vault(0x33)).get('a')).toBeUndefined()
    expect(silenced).toHaveBeenCalled()
    silenced.mockRestore()
    writeFileSync(file, '{"a":')
    expect(await new SecretFile(file, vault()).get('a')).toBeUndefined()
  })

  it('travel between the processes', async () => {
    const store = new SecretFile(file, vault())
    const asked: ParentSecrets = new ParentSecrets(
      (question) => void answerSecret(store, question).then((a) => asked.take(a)),
    )
    expect(await asked.kind()).toBe('system')
    await asked.set('a', PASSWORD)
    expect(await asked.get('a')).toBe(PASSWORD)
    await asked.delete('a')
    expect(await asked.get('a')).toBeUndefined()
    expect(asked.take('close')).toBe(false)
  })

  it('that the key store cannot take are an error that does not hold them', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken: Vault = { ...vault(), encrypt: async () => Promise.reject(new Error('locked')) }
    const store = new SecretFile(file, broken)
    const asked: ParentSecrets = new ParentSecrets(
      (question) => void answerSecret(store, question).then((a) => asked.take(a)),
    )
    const failure = await asked.set('a', PASSWORD).catch(String)
    expect(failure).toMatch(/key store/)
    expect(JSON.stringify([failure, silenced.mock.calls.map(String)])).not.toContain('horse')
    silenced.mockRestore()
  })
})
