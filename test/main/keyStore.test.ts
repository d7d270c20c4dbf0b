import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { lifecycle } from '../support/electron/lifecycle.ts'

const folder = mkdtempSync(join(tmpdir(), 'setpoint-key-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The key store as the stand-in has it, on a desktop with this password manager. */
async function secretsOn(backend: string) {
  vi.resetModules()
  vi.stubEnv('STAND_IN_KEYRING', backend)
  const { safeStorage } = await import('../support/electron/safeStorage.ts')
  vi.doMock('electron', () => ({ app: { getPath: () => folder }, safeStorage }))
  const again = await import('../support/electron/lifecycle.ts')
  again.lifecycle.ready = true
  const { openSecrets } = await import('../../electron/main/keyStore.ts')
  return openSecrets()
}

describe('the key store of the system', () => {
  beforeEach(() => rmSync(join(folder, 'secrets.json'), { force: true }))

  it('keeps what nobody can read without it', async () => {
    const secrets = await secretsOn('gnome_libsecret')
    expect(await secrets.kind()).toBe('system')
    await secrets.set('a', 'correct horse')
    const text = readFileSync(join(folder, 'secrets.json'), 'utf8')
    expect(text).not.toContain('horse')
    expect(text).not.toContain(Buffer.from('correct horse').toString('base64').slice(2, -4))
    expect(await (await secretsOn('kwallet6')).get('a')).toBe('correct horse')
  })

  it.runIf(process.platform === 'linux').each(['basic_text', 'none'])(
    'is not used where it is %s: the password is in memory only',
    async (backend) => {
      const secrets = await secretsOn(backend)
      expect(await secrets.kind()).toBe('session')
      await secrets.set('a', 'correct horse')
      expect(await secrets.get('a')).toBe('correct horse')
      expect(existsSync(join(folder, 'secrets.json'))).toBe(false)
      expect(await (await secretsOn(backend)).get('a')).toBeUndefined()
    },
  )

  it('cannot be asked before the app is ready', async () => {
    vi.resetModules()
    const { safeStorage } = await import('../support/electron/safeStorage.ts')
    await expect(safeStorage.encryptStringAsync('x')).rejects.toThrow(/before app is ready/)
    expect(lifecycle.ready).toBe(false)
  })
})
