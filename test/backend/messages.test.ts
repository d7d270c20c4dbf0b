import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { DraftPurpose } from '../../shared/contract/invites.ts'
import { MessageLanguage } from '../../shared/contract/messageLanguage.ts'
import { fieldProblem } from '../../shared/messages/fields.ts'
import { storeLead } from '../support/invites.ts'
import { addRep, addType, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const INVITE = { purpose: 'invite', language: 'de' } as const
const templateOf = async (purpose: string, language: string) =>
  (await backend.client.messages.templates()).templates.find(
    (one) => one.purpose === purpose && one.language === language,
  )!
const own = { ...INVITE, subject: 'Termin: {day}', text: 'Hallo {firstName},\n\n{time}\n\nGruß\n{sender}' }

describe('the messages', () => {
  it('are there for every purpose in every language, with nothing but known fields', async () => {
    const { templates, fields } = await backend.client.messages.templates()
    expect(templates).toHaveLength(DraftPurpose.options.length * MessageLanguage.options.length)
    for (const one of templates) {
      expect(one.builtIn).toBe(true)
      expect([one.purpose, one.language, fieldProblem(one.subject, one.purpose)]).toEqual([
        one.purpose,
        one.language,
        null,
      ])
      expect(fieldProblem(one.text, one.purpose)).toBeNull()
      // What must be said is said in each: to whom, what, from whom, and when or which times.
      for (const field of ['{lead}', '{type}', '{sender}', one.purpose === 'times' ? '{times}' : '']) {
        expect(one.text).toContain(field)
      }
      if (one.language === 'zh') expect(one.text).not.toMatch(/[\u4e00-\u9fff][,:;!?.]/)
    }
    expect(fields.find((field) => field.name === 'times')?.purposes).toEqual(['noShow', 'times'])
  })

  it('can be written anew, put back, and each of it undone', async () => {
    const before = await templateOf('invite', 'de')
    expect(await backend.client.messages.saveTemplate(own)).toEqual({ ...own, builtIn: false })
    expect(await templateOf('invite', 'de')).toMatchObject({ subject: 'Termin: {day}', builtIn: false })
    expect(await templateOf('invite', 'en')).toMatchObject({ builtIn: true })
    await backend.client.messages.saveTemplate({ ...own, subject: 'Neu' })
    await backend.client.history.undo({})
    expect((await templateOf('invite', 'de')).subject).toBe('Termin: {day}')
    expect(await backend.client.messages.resetTemplate(INVITE)).toEqual(before)
    const { changes } = await backend.client.history.list({})
    expect(changes[0]).toMatchObject({ label: 'Put back the message "Invite" in German', undoable: true })
    await backend.client.history.undo({})
    expect(await templateOf('invite', 'de')).toMatchObject({ subject: 'Termin: {day}', builtIn: false })
    await backend.client.history.undo({})
    expect(await templateOf('invite', 'de')).toEqual(before)
  })

  it('are the app’s own again when they say the same, and then no change is noted', async () => {
    const before = await templateOf('cancel', 'fr')
    expect(await backend.client.messages.saveTemplate(before)).toEqual(before)
    expect(await backend.client.messages.resetTemplate({ purpose: 'cancel', language: 'fr' })).toEqual(before)
    expect((await backend.client.history.list({})).changes).toEqual([])
  })

  it('refuse a field that there is not, and say which there are', async () => {
    const refused = await refusal(
      backend.client.messages.saveTemplate({ ...own, subject: '{name}', text: 'Hello {times}' }),
    )
    expect(refused).toMatchObject({ code: 'INVALID_INPUT' })
    expect(refused.data['fields']).toMatchObject([
      { path: 'subject', message: /\{name\} is no field of this message. There are \{lead\}/ },
      { path: 'text', message: /\{times\}/ },
    ])
    for (const part of [{ subject: 'a\r\nBcc: x@y.example' }, { subject: '  ' }, { text: ' \n ' }]) {
      expect(await refusal(backend.client.messages.saveTemplate({ ...own, ...part }))).toMatchObject({
        code: 'INVALID_INPUT',
      })
    }
  })
})

describe('a preview', () => {
  const preview = (more: object = {}) => backend.client.messages.preview({ ...own, ...more })

  it('is filled from a made up meeting while there is none', async () => {
    const { subject, text, html, lead } = await preview()
    expect(lead).toBeNull()
    expect(subject).toBe('Termin: Dienstag, 24. November 2026')
    expect(text).toMatch(/^Hallo Maria,\n\nDienstag, 24\. November 2026, 10:00–10:45 Uhr \(Rocky/)
    expect(html).toContain('<p dir="auto"')
  })

  it('of every message shows all of its fields filled', async () => {
    for (const { purpose, language, subject, text } of (await backend.client.messages.templates()).templates) {
      const shown = await backend.client.messages.preview({ purpose, language, subject, text })
      expect(`${shown.subject}${shown.text}`).not.toMatch(/[{}]/)
      expect(shown.text.match(/^• /gm)?.length ?? 0).toBe(purpose === 'times' || purpose === 'noShow' ? 3 : 0)
    }
  })

  it('is filled from the next meeting, or the one that is named; what is half typed is shown as it is', async () => {
    await addRep(backend, { name: 'Alex Kim' })
    const { id: meetingTypeId } = await addType(backend)
    const book = (name: string, start: string) =>
      backend.client.meetings.book({
        meetingTypeId,
        leadId: storeLead(backend, { name, email: 'a@b.example', zone: 'Europe/Berlin' }),
        start,
      })
    const later = await book('Tom Brewer', '2026-11-26T10:00:00Z')
    await book('Aiko Tanaka', '2026-11-25T10:00:00Z')
    expect(await preview()).toMatchObject({ lead: 'Aiko Tanaka', text: /^Hallo Aiko,/ })
    expect(await preview({ meetingId: later.id })).toMatchObject({ lead: 'Tom Brewer', text: /^Hallo Tom,/ })
    expect((await preview({ text: 'Hallo {first' })).text).toBe('Hallo {first\n')
    const gone = preview({ meetingId: '0193a0f0-0000-7000-8000-000000000001' })
    expect(await refusal(gone)).toMatchObject({ code: 'NOT_FOUND' })
  })
})
