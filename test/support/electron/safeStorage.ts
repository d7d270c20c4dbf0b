import type * as Electron from 'electron'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { lifecycle } from './lifecycle.ts'
import { strict } from './strict.ts'

/** The key of the person, outside of any app's folder and kept from one start to the next, as a key store has it. */
const KEYRING = join(tmpdir(), `setpoint-stand-in-keyring-${userInfo().username}`)
/** Marks what was encrypted, as Chromium does. */
const PREFIX = 'v11'

function key(): Buffer {
  try {
    return readFileSync(KEYRING)
  } catch {
    const made = randomBytes(32)
    try {
      writeFileSync(KEYRING, made, { mode: 0o600, flag: 'wx' })
      return made
    } catch {
      // Another app made it just now.
      return readFileSync(KEYRING)
    }
  }
}

type Backend = ReturnType<typeof Electron.safeStorage.getSelectedStorageBackend>

/** STAND_IN_KEYRING names the backend of the desktop; `none` is a system without any. */
const backend = process.env['STAND_IN_KEYRING'] ?? 'gnome_libsecret'

function needReady(): void {
  if (!lifecycle.ready) throw new Error('safeStorage cannot be used before app is ready')
}

export const safeStorage = strict('safeStorage', {
  getSelectedStorageBackend: () => (lifecycle.ready ? (backend as Backend) : 'unknown'),
  isAsyncEncryptionAvailable: async () => {
    needReady()
    return backend !== 'none'
  },
  encryptStringAsync: async (plainText) => {
    needReady()
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from(PREFIX), iv, cipher.getAuthTag(), body])
  },
  decryptStringAsync: async (encrypted) => {
    needReady()
    const body = encrypted.subarray(PREFIX.length)
    if (encrypted.subarray(0, PREFIX.length).toString() !== PREFIX || body.length < 28) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.')
    }
    const decipher = createDecipheriv('aes-256-gcm', key(), body.subarray(0, 12)).setAuthTag(body.subarray(12, 28))
    const result = Buffer.concat([decipher.update(body.subarray(28)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
} satisfies Pick<
  typeof Electron.safeStorage,
  'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>)
