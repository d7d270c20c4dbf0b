import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { addLead, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
afterEach(() => backend.close())
const open = (at = NOW) => {
  const clock = movableClock(at)
  backend = workspace({ clock })
  return { call: backend.client, clock }
}
const ruleOf = async (key: string) => (await backend.client.calling.table()).rules.find((rule) => rule.key === key)
const day = (start: string, end: string) => [{ start, end }]
const closed = (days: number) => Array.from({ length: days }, () => [])

describe('the table of calling hours', () => {
  test('has the app’s own, each with its source and date, everywhere else last', async () => {
    const { call } = open()
    const { rules } = await call.calling.table()
    expect(rules.at(-1)).toMatchObject({ key: '*', name: 'Everywhere else', effect: 'warn', holidays: 'closed' })
    const names = rules.slice(0, -1).map(({ country, region, name }) => `${country}${region ? ` ${name}` : ''}`)
    expect(names.slice(0, 4)).toEqual(['AU', 'CA', 'FR', 'DE'])
    expect(names.indexOf('US Florida')).toBeGreaterThan(names.indexOf('US'))
    expect(rules.every((rule) => rule.from === 'default' && rule.source && rule.asOf && rule.week.length === 7)).toBe(
      true,
    )
    expect(await ruleOf('FR')).toMatchObject({
      effect: 'block',
      week: [
        [
          { start: '10:00', end: '13:00' },
          { start: '14:00', end: '20:00' },
        ],
        ...Array(4).fill(expect.anything()),
        [],
        [],
      ],
    })
  })

  test('keeps what a team changes, as one step that can be taken back, and puts it back', async () => {
    const { call } = open()
    const leadId = (await addLead(backend, { name: 'Jo Weber', country: 'DE', phone: '+4930231250' })).id
    expect((await call.leads.get({ leadId })).calling).toMatchObject({ now: true, changes: '2026-11-23T19:00:00Z' })
    const week = [...Array(5).fill(day('11:00', '12:00')), [], []]
    expect(await call.calling.saveRule({ key: 'DE', week })).toMatchObject({
      from: 'changed',
      asOf: '2026-11-23',
      effect: 'warn',
    })
    expect((await call.leads.get({ leadId })).calling).toMatchObject({
      now: false,
      state: 'warned',
      changes: '2026-11-23T10:00:00Z',
    })
    expect((await call.leads.queue({})).items[0]).toMatchObject({ callable: false })
    await call.calling.saveRule({ key: 'DE', effect: 'block' })
    expect((await call.calling.check({ leadId })).state).toBe('blocked')
    await call.history.undo({})
    expect((await call.calling.check({ leadId })).state).toBe('warned')
    expect(await call.calling.resetRule({ key: 'DE' })).toMatchObject({ rule: { from: 'default', asOf: '2025-01-01' } })
    expect((await call.leads.queue({})).items[0]).toMatchObject({ callable: true })
    expect(backend.services.db.prepare('SELECT count(*) AS n FROM calling_rules').get()).toEqual({ n: 0 })
  })

  test('keeps nothing where a save says what the app says', async () => {
    const { call } = open()
    const { key, week, holidays, effect, source, asOf } = (await ruleOf('US-FL'))!
    expect((await call.calling.saveRule({ key, week, holidays, effect, source, asOf })).from).toBe('default')
    expect((await call.history.list({})).changes).toEqual([])
    expect((await call.calling.saveRule({ key, asOf: '2026-11-20' })).from).toBe('changed')
  })

  test('takes rules of one’s own, for a country or a part of one, and takes them away', async () => {
    const { call } = open()
    const own = await call.calling.addRule({
      country: 'Germany',
      region: 'Bavaria',
      week: [...Array(4).fill(day('09:00', '17:00')), [], [], []],
    })
    expect(own).toMatchObject({ key: 'DE-BY', name: 'Bayern', from: 'own', source: 'Our own', asOf: '2026-11-23' })
    const at = '2026-11-27T10:00:00Z'
    expect((await call.calling.check({ zone: 'Europe/Berlin', country: 'DE', region: 'Bayern', at })).now).toBe(false)
    expect((await call.calling.check({ zone: 'Europe/Berlin', country: 'DE', region: 'Berlin', at })).now).toBe(true)
    expect((await refusal(call.calling.addRule({ country: 'DE', region: 'BY' }))).message).toContain(
      'has a rule already',
    )
    expect((await refusal(call.calling.addRule({ country: 'Atlantis' }))).message).toContain('not a country')
    expect((await refusal(call.calling.addRule({ country: 'DE', region: 'Mordor' }))).message).toContain(
      'none that is known',
    )
    expect(await call.calling.resetRule({ key: 'DE-BY' })).toEqual({})
    expect(await ruleOf('DE-BY')).toBeUndefined()
    expect((await refusal(call.calling.saveRule({ key: 'DE-BY', effect: 'warn' }))).code).toBe('NOT_FOUND')
  })

  test.each([
    [closed(6), 'seven days'],
    [[day('10:00', '09:00'), ...closed(6)], 'end after it starts'],
    [[[...day('09:00', '12:00'), ...day('11:00', '13:00')], ...closed(6)], 'not overlap'],
  ])('refuses hours that are none', async (week, words) => {
    const { call } = open()
    expect((await refusal(call.calling.saveRule({ key: 'DE', week }))).message).toContain(words)
  })
})

describe('holidays', () => {
  test('close the day where the rule says so, by name, and open it again where it does not', async () => {
    const { call, clock } = open('2026-11-18T09:00:00Z')
    const leadId = (
      await addLead(backend, { name: 'Jo Weber', country: 'DE', region: 'Sachsen', phone: '+4935123125' })
    ).id
    const calling = async () => (await call.leads.get({ leadId })).calling
    expect(await calling()).toMatchObject({
      now: false,
      reason: 'Closed: Buß- und Bettag in Sachsen',
      holiday: { name: 'Buß- und Bettag', place: 'Sachsen' },
      changes: '2026-11-19T07:00:00Z',
    })
    expect((await call.leads.queue({})).items[0]).toMatchObject({ callable: false, calling: { state: 'warned' } })
    await call.calling.saveRule({ key: 'DE', holidays: 'open' })
    expect((await calling()).now).toBe(true)
    await call.history.undo({})
    clock.set('2026-11-19T09:00:00Z')
    expect((await calling()).now).toBe(true)
  })

  test('are kept in the data file, so that a later start need not work them out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
    const file = join(folder, 'workspace.db')
    const clock = movableClock('2026-11-18T09:00:00Z')
    backend = workspace({ file, clock })
    try {
      await addLead(backend, { name: 'Jo Weber', country: 'DE', region: 'Sachsen', phone: '+4935123125' })
      await backend.client.leads.queue({})
      await nextTurn()
      const kept = () =>
        backend.services.db
          .prepare("SELECT json_extract(days, '$.\"2026-11-18\"') AS day FROM holiday_days WHERE place = 'DE-SN'")
          .get()
      expect(kept()).toEqual({ day: 'Buß- und Bettag' })
      backend.services.db.exec(`UPDATE holiday_days SET days = '{"2026-11-18":"as it was kept"}'`)
      backend.close()
      backend = workspace({ file, clock })
      expect((await backend.client.leads.queue({})).items[0]?.calling.holiday?.name).toBe('as it was kept')
      expect((await backend.client.history.list({})).changes).toHaveLength(1)
    } finally {
      backend.close()
      rmSync(folder, { recursive: true, force: true })
      backend = workspace()
    }
  })
})

describe('where a lead is', () => {
  test.each([
    [
      'the given zone before all',
      { zone: 'Asia/Tokyo', country: 'DE', phone: '+1 303 555 0142' },
      'given',
      'Asia/Tokyo',
    ],
    ['the address before the number', { country: 'DE', phone: '+1 303 555 0142' }, 'address', 'Europe/Berlin'],
    ['the number', { phone: '+1 303 555 0142' }, 'phone', 'America/Denver'],
    ['+1 888', { phone: '+1 888 555 0142' }, 'unknown', undefined],
    ['+1 800', { phone: '+1 (800) 555-0142' }, 'unknown', undefined],
    ['0800 in Germany', { phone: '+49 800 5550142' }, 'unknown', undefined],
    ['0800 in Britain', { phone: '+44 800 496 0142' }, 'unknown', undefined],
    ['1800 in Australia', { phone: '+61 1800 160 401' }, 'unknown', undefined],
    ['+800, which is nowhere', { phone: '+800 1234 5678' }, 'unknown', undefined],
    ['+870, a ship', { phone: '+870 773 111 632' }, 'unknown', undefined],
  ])('is told by %s', async (_, lead, zoneFrom, zone) => {
    const { call } = open()
    const saved = await call.leads.save({ name: 'Jo Weber', ...lead })
    expect({ from: saved.zoneFrom, zone: saved.zone ?? saved.zones[0] }).toEqual({ from: zoneFrom, zone })
    const { calling } = await call.leads.get({ leadId: saved.id })
    expect(calling.why === 'zoneUnknown').toBe(zoneFrom === 'unknown')
    if (zoneFrom === 'unknown') expect(calling.state).toBe('warned')
  })

  test('has the laws of the country that the number is in', async () => {
    const { call } = open('2026-11-23T12:30:00Z')
    const paris = await call.leads.save({ name: 'Anne Petit', phone: '+33 1 42 68 53 00' })
    expect((await call.leads.get({ leadId: paris.id })).calling).toMatchObject({
      now: false,
      state: 'blocked',
      changes: '2026-11-23T13:00:00Z',
    })
  })

  test('is one of several zones: the hours in which all of them may be called', async () => {
    const { call } = open('2026-11-23T15:00:00Z')
    const somewhere = await call.leads.save({ name: 'Pat Lee', country: 'US' })
    await call.leads.save({ id: somewhere.id, name: 'Pat Lee', phone: '+1 888 555 0142' })
    const { lead, calling } = await call.leads.get({ leadId: somewhere.id })
    expect(lead.zones.length).toBeGreaterThan(3)
    // 8:00 in Honolulu is 18:00 UTC.
    expect(calling).toMatchObject({ now: false, changes: '2026-11-23T18:00:00Z' })
  })
})

describe('a call outside the hours', () => {
  test('is made all the same with a reason, which is in the history', async () => {
    const { call } = open('2026-11-24T03:00:00Z')
    const { id: leadId } = await addLead(backend, {
      name: 'Maria',
      zone: 'America/New_York',
      country: 'US',
      region: 'FL',
      phone: '+13055550142',
    })
    const { calling } = await call.leads.get({ leadId })
    expect(calling).toMatchObject({ state: 'blocked', source: 'Fla. Stat. 501.616(6)(a)', asOf: '2025-01-01' })
    await call.calling.callAnyway({ leadId, reason: 'She asked for it in writing' })
    expect((await call.leads.get({ leadId })).activities[0]).toMatchObject({
      title: 'Called outside the calling hours, 22:00 there',
      note: 'She asked for it in writing',
    })
  })

  test('needs none inside them, and there is none for who asked to be left alone or has no number', async () => {
    const { call } = open()
    const { id } = await addLead(backend, { name: 'Jo Weber', phone: '+4930231250' })
    const asked = async () => (await refusal(call.calling.callAnyway({ leadId: id, reason: 'why not' }))).message
    expect(await asked()).toContain('may be called now')
    await call.leads.save({ id, name: 'Jo Weber', doNotContact: true })
    expect(await asked()).toContain('asked not to be contacted')
    await call.leads.save({ id, name: 'Jo Weber', doNotContact: false, phone: null })
    expect(await asked()).toContain('no phone number')
  })

  test('stands after those in their hours: blocked last, warned of as a tenth', async () => {
    const { call } = open('2026-11-23T21:30:00Z')
    const phone = (n: number) => `+4930231250${n}`
    await addLead(backend, { name: 'Blocked', zone: 'Europe/Paris', country: 'FR', fit: 100, phone: phone(1) })
    await addLead(backend, { name: 'Warned', zone: 'Europe/Berlin', country: 'DE', fit: 100, phone: phone(2) })
    await addLead(backend, { name: 'Open', zone: 'America/Denver', country: 'US', fit: 60, phone: phone(3) })
    const { items } = await call.leads.queue({})
    expect(items.map(({ lead, calling }) => `${lead.name} ${calling.state}`)).toEqual([
      'Open open',
      'Warned warned',
      'Blocked blocked',
    ])
  })
})
