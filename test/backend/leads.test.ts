import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

describe('save', () => {
  test('a new lead is to be called, its phone in E.164, its zone from the address', async () => {
    const lead = await backend.client.leads.save({
      name: ' Dana Reyes ',
      email: 'Dana@Harbor.example',
      phone: '(415) 555-0134',
      otherPhones: ['415 555 0177', 'front desk'],
      country: 'US',
      region: 'California',
    })
    expect(lead).toMatchObject({
      name: 'Dana Reyes',
      email: 'Dana@Harbor.example',
      phone: '+14155550134',
      otherPhones: ['+14155550177', 'front desk'],
      zone: null,
      zones: ['America/Los_Angeles'],
      zoneFrom: 'address',
      stage: 'new',
      nextStep: { kind: 'call', due: NOW },
      createdAt: NOW,
    })
  })

  test('changes what is named, empties what is null, leaves the rest', async () => {
    const { id } = await backend.client.leads.save({ name: 'A B', company: 'Acme', title: 'CFO', country: 'DE' })
    const lead = await backend.client.leads.save({ id, name: 'A B', company: null, zone: 'Asia/Tokyo' })
    expect(lead).toMatchObject({
      company: null,
      title: 'CFO',
      country: 'DE',
      zone: 'Asia/Tokyo',
      zones: ['Asia/Tokyo'],
      zoneFrom: 'given',
    })
    const without = await backend.client.leads.save({ id, name: 'A B', zone: null })
    expect(without).toMatchObject({ zone: null, zones: ['Europe/Berlin'], zoneFrom: 'address' })
  })

  test('a closed lead has no next step, an open one always has', async () => {
    const { id } = await backend.client.leads.save({ name: 'A B' })
    expect((await backend.client.leads.save({ id, name: 'A B', stage: 'lost' })).nextStep).toBeNull()
    expect((await backend.client.leads.save({ id, name: 'A B', stage: 'working' })).nextStep).toEqual({
      kind: 'call',
      due: NOW,
    })
    expect((await backend.client.leads.save({ id, name: 'A B', doNotContact: true })).nextStep).toBeNull()
    expect(await backend.client.leads.save({ name: 'C D', stage: 'lost' })).toMatchObject({ nextStep: null })
  })

  test('an owner who is not there, a zone that does not exist and a lead that is gone are refused', async () => {
    const nobody = '01a20896-8573-7020-8384-676dbbc8300e'
    expect(await refusal(backend.client.leads.save({ name: 'A B', ownerId: nobody }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'ownerId' }] },
    })
    expect(await refusal(backend.client.leads.save({ name: 'A B', zone: 'Mars/Base' }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await refusal(backend.client.leads.save({ id: nobody, name: 'A B' }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await backend.client.leads.list({})).total).toBe(0)
  })
})

describe('list', () => {
  beforeEach(async () => {
    await backend.client.leads.save({
      name: 'Zoë Müller',
      company: 'Érable & Fils',
      email: 'zoe@erable.example',
      phone: '+49 151 12345678',
    })
    await backend.client.leads.save({
      name: 'Dana Reyes',
      company: 'Harborlight',
      otherPhones: ['+1 415 555 0134'],
      stage: 'qualified',
    })
  })
  test.each([
    ['muller', 'Zoë Müller'],
    ['MÜLLER erable', 'Zoë Müller'],
    ['zoe@erable', 'Zoë Müller'],
    ['0151 1234', 'Zoë Müller'],
    ['+49 (151) 12-34', 'Zoë Müller'],
    ['(415) 555', 'Dana Reyes'],
    ['reyes harbor', 'Dana Reyes'],
    ['muller harbor', undefined],
    ['%', undefined],
  ])('finds %s', async (text, name) => {
    expect((await backend.client.leads.list({ text })).leads.map((lead) => lead.name)).toEqual(name ? [name] : [])
  })
  test('the search of everything finds them alike', async () => {
    for (const text of ['(415) 555-01', 'dana', 'HARBOR reyes']) {
      expect((await backend.client.search.all({ text })).leads.map((lead) => lead.name)).toEqual(['Dana Reyes'])
    }
  })
  test('by stage, in pages, with the total', async () => {
    expect(await backend.client.leads.list({ stage: 'qualified' })).toMatchObject({
      total: 1,
      leads: [{ name: 'Dana Reyes' }],
    })
    expect(await backend.client.leads.list({ limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      leads: [{ name: 'Zoë Müller' }],
    })
  })
})
