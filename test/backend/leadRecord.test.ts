import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { wrongNumber } from '../../electron/backend/leadRecord.ts'
import { getLead } from '../../electron/backend/store/leads.ts'
import { addLead, addRep, addType, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const read = async (leadId: string) => (await backend.client.leads.get({ leadId })).lead

describe('numbers and addresses', () => {
  test('with labels; the old fields say the same', async () => {
    const lead = await addLead(backend, {
      name: 'A A',
      country: 'DE',
      phones: [
        { number: '030 1234567', label: 'Switchboard', state: 'doNotUse' },
        { number: '0151 12345678', label: 'Mobile' },
        { number: '030 7654321', primary: true },
      ],
      emails: [{ address: 'a@acme.example', label: 'Work' }, { address: 'b@acme.example' }],
    })
    expect(lead).toMatchObject({
      phone: '+49307654321',
      otherPhones: ['+49301234567', '+4915112345678'],
      email: 'a@acme.example',
      otherEmails: ['b@acme.example'],
    })
    expect(lead.phones).toEqual([
      { number: '+49307654321', label: null, state: 'ok', primary: true },
      { number: '+49301234567', label: 'Switchboard', state: 'doNotUse', primary: false },
      { number: '+4915112345678', label: 'Mobile', state: 'ok', primary: false },
    ])
    expect(lead.emails).toEqual([
      { address: 'a@acme.example', label: 'Work', state: 'ok', primary: true },
      { address: 'b@acme.example', label: null, state: 'ok', primary: false },
    ])
  })

  test('a save of the old fields leaves the labels of the others, and means the number it names', async () => {
    const { id } = await addLead(backend, {
      name: 'A A',
      phones: [
        { number: '+49301234567', label: 'Work' },
        { number: '+4915112345678', label: 'Mobile', state: 'wrong' },
      ],
    })
    const after = await backend.client.leads.save({
      id,
      name: 'A A',
      phone: '+4915112345678',
      otherPhones: ['+49301234567'],
    })
    expect(after.phones).toEqual([
      { number: '+4915112345678', label: 'Mobile', state: 'ok', primary: true },
      { number: '+49301234567', label: 'Work', state: 'ok', primary: false },
    ])
    expect(
      await refusal(backend.client.leads.save({ id, name: 'A A', phone: '+491', phones: [{ number: '+492' }] })),
    ).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('a wrong number is marked, and the next one is called; without another there is none to call', async () => {
    const { id } = await addLead(backend, {
      name: 'A A',
      phones: [{ number: '+49301234567' }, { number: '+4915112345678' }],
    })
    const after = wrongNumber(getLead(backend.services.db, id)!, '+49301234567')
    expect(after).toMatchObject({ phone: '+4915112345678', other_phones: '["+49301234567"]' })
    const lead = await backend.client.leads.save({
      id,
      name: 'A A',
      phones: [{ number: '+49301234567', state: 'wrong' }],
    })
    expect(lead).toMatchObject({ phone: null, otherPhones: ['+49301234567'] })
    expect((await backend.client.leads.get({ leadId: id })).calling.why).toBe('noPhone')
    expect(wrongNumber(getLead(backend.services.db, id)!, '+4999')).toBeUndefined()
  })
})

describe('a call that reached a wrong number', () => {
  const NUMBERS = { phones: [{ number: '+49301234567', label: 'Work' }, { number: '+13035550118' }] }
  const log = (leadId: string, number?: string) =>
    backend.client.leads.logCall({ leadId, disposition: 'wrong_number', ...(number && { number }) })

  test('marks the number that was dialled, goes on with another one, and is taken back whole', async () => {
    const { id } = await backend.client.leads.save({ name: 'A A', ...NUMBERS })
    const { lead, activity, next } = await log(id)
    expect(lead).toMatchObject({ phone: '+13035550118', stage: 'working', zones: ['America/Denver'] })
    expect(lead.nextStep).toMatchObject({ kind: 'call' })
    expect(lead.phones).toContainEqual({ number: '+49301234567', label: 'Work', state: 'wrong', primary: false })
    expect(activity.title).toBe('Wrong number: +49 30 1234567')
    expect(next).toMatch(/^marked as wrong, 1 of 6 attempts, next .*, on \+1 303 555 0118$/)

    const last = await log(id)
    expect(last.lead).toMatchObject({ phone: null, stage: 'lost', nextStep: null })
    expect(last.next).toBe('no number of theirs works any more, closed as lost')
    await backend.client.history.undo({})
    await backend.client.history.undo({})
    const back = (await backend.client.leads.get({ leadId: id })).lead
    expect(back).toMatchObject({ phone: '+49301234567', stage: 'new', zones: ['Europe/Berlin'], attempts: 0 })
    expect(back.phones?.every(({ state }) => state === 'ok')).toBe(true)
  })

  test('is of the number that is named, which has to be one of theirs', async () => {
    const { id } = await backend.client.leads.save({ name: 'A A', ...NUMBERS })
    expect((await log(id, '+13035550118')).lead).toMatchObject({ phone: '+49301234567', stage: 'working' })
    expect(await refusal(log(id, '+4999'))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('marks nothing where the team has set it so', async () => {
    const { outcomes } = await backend.client.followUps.rules()
    const plain = outcomes.map((one) => (one.code === 'wrong_number' ? { ...one, wrongNumber: false } : one))
    await backend.client.followUps.save({ outcomes: plain })
    const { id } = await backend.client.leads.save({ name: 'A A', ...NUMBERS })
    expect((await log(id)).lead).toMatchObject({ phone: '+49301234567', stage: 'lost' })
  })
})

describe('links, times and consent', () => {
  test('a link is a page reached safely', async () => {
    const { id, links } = await addLead(backend, {
      name: 'A A',
      links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/a' }],
    })
    expect(links).toEqual([{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/a' }])
    for (const url of [
      'http://acme.example',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'acme.example',
      'https://',
    ]) {
      expect(await refusal(backend.client.leads.save({ id, name: 'A A', links: [{ label: 'x', url }] }))).toMatchObject(
        { code: 'INVALID_INPUT' },
      )
    }
  })

  test('preferred times are read from words, and slots say where they suit', async () => {
    await addRep(backend, { name: 'Dana Reyes' })
    const type = await addType(backend)
    const lead = await addLead(backend, { name: 'A A', preferredTimes: { said: 'afternoons, not Mondays' } })
    expect(lead.preferredTimes?.windows[0]).toEqual({ weekday: 2, start: '12:00', end: '18:00' })
    const find = { meetingTypeId: type.id, from: NOW, to: '2026-11-25T00:00:00Z' }
    const { slots } = await backend.client.slots.find({ ...find, leadId: lead.id })
    const suiting = slots.filter(({ reasons }) => reasons.some(({ code }) => code === 'preferred'))
    expect(suiting[0]?.start).toBe('2026-11-24T11:00:00Z')
    const plain = await backend.client.slots.find({ ...find, leadId: (await addLead(backend, { name: 'B' })).id })
    expect(slots.map(({ start }) => start)).toEqual(plain.slots.map(({ start }) => start))
    expect(
      await refusal(backend.client.leads.save({ id: lead.id, name: 'A A', preferredTimes: { said: 'whenever' } })),
    ).toMatchObject({ code: 'INVALID_INPUT' })
    expect(
      (await backend.client.leads.save({ id: lead.id, name: 'A A', preferredTimes: null })).preferredTimes,
    ).toBeNull()
  })

  test('consent that is withdrawn is do not contact; one undo takes both back', async () => {
    const { id } = await addLead(backend, { name: 'A A', consent: { basis: 'asked', source: 'Web form' } })
    expect((await read(id)).consent).toEqual({ basis: 'asked', date: null, source: 'Web form', note: null })
    await backend.client.leads.save({ id, name: 'A A', consent: { basis: 'withdrawn', date: '2026-11-23' } })
    expect(await read(id)).toMatchObject({ doNotContact: true, nextStep: null, consent: { basis: 'withdrawn' } })
    await backend.client.history.undo({})
    expect(await read(id)).toMatchObject({ doNotContact: false, consent: { basis: 'asked' } })
  })
})

describe('the qualification form', () => {
  test('answers are lines of the brief, as they are kept; the score finds them by their question', async () => {
    const { fields } = await backend.client.qualification.save({
      fields: [
        { label: 'Budget', kind: 'number' },
        { label: 'Decides', kind: 'choice', options: ['Alone', 'With others'] },
        { label: 'Uses a rival', kind: 'yesNo' },
        { label: 'Start', kind: 'date', help: 'When should it run?' },
      ],
    })
    const [budget, decides, rival, start] = fields
    const { id } = await addLead(backend, { name: 'A A', brief: [{ label: 'Fleet', text: '12 lorries' }] })
    const lead = await backend.client.qualification.answer({
      leadId: id,
      answers: [
        { fieldId: start!.id, answer: '2027-01-15' },
        { fieldId: budget!.id, answer: '40,000' },
        { fieldId: rival!.id, answer: true },
        { fieldId: decides!.id, answer: 'with OTHERS' },
      ],
    })
    expect(lead.brief).toEqual([
      { label: 'Budget', text: '40000' },
      { label: 'Decides', text: 'With others' },
      { label: 'Uses a rival', text: 'Yes' },
      { label: 'Start', text: '2027-01-15' },
      { label: 'Fleet', text: '12 lorries' },
    ])
    const rule = {
      id: 'r',
      label: 'Has money',
      group: 'fit' as const,
      when: [{ op: 'atLeast' as const, field: 'answer:Budget' as const, number: 30_000 }],
      points: { kind: 'flat' as const, points: 7 },
    }
    await backend.client.score.save({ rules: [rule] })
    expect((await backend.client.leads.get({ leadId: id })).score).toBe(7)
    await backend.client.qualification.answer({ leadId: id, answers: [{ fieldId: budget!.id, answer: null }] })
    expect((await read(id)).brief.map(({ label }) => label)).not.toContain('Budget')
    await backend.client.history.undo({})
    expect((await read(id)).brief[0]).toEqual({ label: 'Budget', text: '40000' })
  })

  test('what is no answer is refused by its question, and nothing is kept', async () => {
    const { fields } = await backend.client.qualification.save({
      fields: [
        { label: 'Size', kind: 'number' },
        { label: 'Start', kind: 'date' },
      ],
    })
    const { id } = await addLead(backend, { name: 'A A' })
    for (const [at, answer] of [
      [0, 'many'],
      [1, '2026-02-30'],
      [1, 'soon'],
    ] as const) {
      expect(
        await refusal(
          backend.client.qualification.answer({ leadId: id, answers: [{ fieldId: fields[at]!.id, answer }] }),
        ),
      ).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'answers.0.answer' }] } })
    }
    expect((await read(id)).brief).toEqual([])
  })

  test('a question that is called otherwise takes its answers along; two may swap names; one undo takes it back', async () => {
    const { fields } = await backend.client.qualification.list()
    const [pain, trigger] = fields
    const { id } = await addLead(backend, {
      name: 'A A',
      brief: [
        { label: 'pain', text: 'p' },
        { label: 'Trigger', text: 't' },
      ],
    })
    await backend.client.qualification.save({
      fields: fields.map(({ id: fieldId, label, ...field }) => ({
        ...field,
        id: fieldId,
        label: fieldId === pain!.id ? 'Trigger' : fieldId === trigger!.id ? 'Pain' : label,
      })),
    })
    expect((await read(id)).brief).toEqual([
      { label: 'Trigger', text: 'p' },
      { label: 'Pain', text: 't' },
    ])
    await backend.client.history.undo({})
    expect((await read(id)).brief[0]).toEqual({ label: 'pain', text: 'p' })
    expect((await backend.client.qualification.list()).fields).toEqual(fields)
  })

  test('two questions of one name and a choice without answers are refused', async () => {
    const { qualification } = backend.client
    for (const fields of [
      [
        { label: 'Budget', kind: 'text' as const },
        { label: 'budget', kind: 'number' as const },
      ],
      [{ label: 'Decides', kind: 'choice' as const, options: ['Alone', 'alone'] }],
    ]) {
      expect(await refusal(qualification.save({ fields }))).toMatchObject({ code: 'INVALID_INPUT' })
    }
  })
})
