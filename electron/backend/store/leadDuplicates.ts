import { nameKey } from '../intake/leadKeys.ts'
import { all, type ReadableDb } from './database.ts'

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** Leads whose main or further address this is; `email` as the key of one (lower case). */
export const leadsWithEmail = (db: ReadableDb, email: string, limit: number): string[] =>
  ids(
    all(
      db,
      `SELECT id FROM leads WHERE email_key = @email
       UNION ALL
       SELECT l.id FROM leads l INDEXED BY leads_more_emails, json_each(l.other_emails) e
        WHERE l.other_emails <> '[]' AND lower(e.value) = @email
       LIMIT @limit`,
      { email, limit },
    ),
  )

/** Leads whose main or further number this is; `phone` in E.164. */
export const leadsWithPhone = (db: ReadableDb, phone: string, limit: number): string[] =>
  ids(
    all(
      db,
      `SELECT id FROM leads WHERE phone_key = @phone
       UNION ALL
       SELECT l.id FROM leads l INDEXED BY leads_more_phones, json_each(l.other_phones) p
        WHERE l.other_phones <> '[]' AND p.value = @phone
       LIMIT @limit`,
      { phone, limit },
    ),
  )

/** Leads of this name, folded; those at this company, where one is given, before the others. */
export const leadsCalled = (db: ReadableDb, name: string, company: string | null, limit: number): string[] =>
  ids(
    all(
      db,
      // The key is the name, a bar and the company: all keys of one name stand together.
      `SELECT id FROM leads WHERE name_key >= @from AND name_key < @to ORDER BY name_key <> @key, id LIMIT @limit`,
      { from: `${name}|`, to: `${name}}`, key: nameKey(name, company), limit },
    ),
  )
