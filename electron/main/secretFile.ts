import { readFileSync } from 'node:fs'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SecretStore } from '../backend/secrets.ts'

/** What encrypts: the key store of the system. */
export interface Vault {
  /** False where there is none, or one that keeps its key in plain text. */
  available(): Promise<boolean>
  encrypt(secret: string): Promise<Uint8Array>
  /** Rejects for what was encrypted with another key. */
  decrypt(bytes: Uint8Array): Promise<string>
}

const Kept = z.record(z.string(), z.base64())
type Kept = z.infer<typeof Kept>

/**
 * Passwords in a file of their own, which only its owner may read and only the key store of the system can. Where there
 * is no such key store they are in memory, and nowhere else, until the app ends.
 */
export class SecretFile implements SecretStore {
  readonly #file: string
  readonly #vault: Vault
  readonly #session = new Map<string, string>()
  /** Writes wait for one another. */
  #writing: Promise<void> = Promise.resolve()

  constructor(file: string, vault: Vault) {
    this.#file = file
    this.#vault = vault
  }

  async kind(): Promise<'system' | 'session'> {
    return (await this.#vault.available()) ? 'system' : 'session'
  }

  async get(key: string): Promise<string | undefined> {
    const secret = this.#session.get(key)
    if (secret !== undefined) return secret
    await this.#writing
    const kept = this.#read()[key]
    if (kept === undefined || !(await this.#vault.available())) return undefined
    try {
      return await this.#vault.decrypt(Buffer.from(kept, 'base64'))
    } catch (error) {
      // The system has another key now: the person is asked again.
      console.error('A password that was kept cannot be read any more', error)
      return undefined
    }
  }

  async set(key: string, secret: string): Promise<void> {
    if (!(await this.#vault.available())) {
      this.#session.set(key, secret)
      return
    }
    const encrypted = Buffer.from(await this.#vault.encrypt(secret)).toString('base64')
    await this.#change((kept) => ({ ...kept, [key]: encrypted }))
  }

  async delete(key: string): Promise<void> {
    this.#session.delete(key)
    await this.#change(({ [key]: _gone, ...others }) => others)
  }

  #read(): Kept {
    try {
      return Kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      // Absent, or no longer what was written: every password is asked for again.
      return {}
    }
  }

  async #change(by: (kept: Kept) => Kept): Promise<void> {
    const run = async (): Promise<void> => {
      const before = this.#read()
      const after = by(before)
      if (Object.keys(after).length === 0) return await rm(this.#file, { force: true })
      const beside = `${this.#file}.new`
      await writeFile(beside, JSON.stringify(after), { mode: 0o600 })
      // The mode above is for a new file only.
      await chmod(beside, 0o600)
      await rename(beside, this.#file)
    }
    const done = this.#writing.then(run)
    this.#writing = done.catch(() => undefined)
    await done
  }
}
