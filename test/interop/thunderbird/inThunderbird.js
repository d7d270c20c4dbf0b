/* Runs inside Thunderbird, with the rights of its own code. */
/* global Cc, Ci, ChromeUtils, Components, Services */
/* oxlint-disable no-unused-vars */
const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs')
const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
const { MimeParser } = ChromeUtils.importESModule('resource:///modules/mimeParser.sys.mjs')
const { CalItipEmailTransport } = ChromeUtils.importESModule('resource:///modules/CalItipEmailTransport.sys.mjs')

async function calendarOf(recipient) {
  for (const calendar of cal.manager.getCalendars()) cal.manager.removeCalendar(calendar)
  const calendar = cal.manager.createCalendar('memory', Services.io.newURI('moz-memory-calendar://'))
  calendar.name = recipient
  cal.manager.registerCalendar(calendar)
  calendar.setProperty('imip.identity.key', accountOf(recipient).identities[0].key)
}

/** The only account, of this person. */
function accountOf(recipient) {
  for (const account of MailServices.accounts.accounts) {
    if (account.identities[0]?.email === recipient) return account
    MailServices.accounts.removeAccount(account)
  }
  const server = MailServices.accounts.createIncomingServer('someone', 'localhost', 'pop3')
  const identity = MailServices.accounts.createIdentity()
  identity.email = recipient
  identity.valid = true
  const account = MailServices.accounts.createAccount()
  account.incomingServer = server
  account.addIdentity(identity)
  MailServices.accounts.defaultAccount = account
  return account
}

async function takeIn(received, answer) {
  const problems = []
  const message = 'eml' in received ? partsOf(received.eml) : { ...received, from: 'Somebody <somebody@localhost>' }
  const item = Cc['@mozilla.org/calendar/itip-item;1'].createInstance(Ci.calIItipItem)
  item.init(message.ics)
  const [account] = MailServices.accounts.accounts
  const { email } = account.identities[0]
  cal.itip.initItemFromMsgData(item, message.method ?? item.receivedMethod, {
    author: message.from,
    recipients: email,
    ccList: '',
    accountKey: account.key,
  })
  const sent = []
  CalItipEmailTransport.prototype.getMsgSend = () => ({ sendMessageFile: (...given) => sent.push(textOf(given[3])) })
  const [status, action, found] = await new Promise((resolve) =>
    cal.itip.processItipItem(item, (_, ...told) => resolve(told)),
  )
  if (!Components.isSuccessCode(status)) problems.push(`not understood: ${status.toString(16)}`)
  else if (!action) problems.push(cal.itip.getOptionsText(item, status, action, found).label)
  else if (!isInvited(item, action)) problems.push(`it is not for ${email}`)
  else await act(item, action, found, item.receivedMethod === 'REQUEST' ? answer : '', problems)
  cal.itip.cleanupItipItem(item)
  const [calendar] = cal.manager.getCalendars()
  const held = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)
  return { method: item.receivedMethod, events: held.map(described), problems, sent }
}

/** Without an attendee who is oneself Thunderbird would ask, with nobody there to answer. */
const isInvited = (item, action) =>
  action.method !== 'REQUEST' ||
  item.getItemList().every((one) => cal.itip.getInvitedAttendee(one, cal.manager.getCalendars()[0]))

/** What the buttons above a message do. */
function act(item, action, found, participation, problems) {
  return new Promise((resolve) => {
    const pressed = cal.itip.executeAction(
      Services.wm.getMostRecentWindow('mail:3pane'),
      participation,
      'AUTO',
      action,
      item,
      found,
      ({ label }) => label && resolve(),
    )
    if (!pressed) {
      problems.push('nothing was done')
      resolve()
    }
  })
}

function described(event) {
  const time = (date) => new Date(date.nativeTime / 1000).toISOString().replace('.000', '')
  return {
    uid: event.id,
    sequence: Number(event.getProperty('SEQUENCE') ?? 0),
    status: event.status || null,
    start: time(event.startDate),
    end: time(event.endDate),
    zone: event.startDate.timezone.tzid,
    summary: event.title,
    location: event.getProperty('LOCATION') || null,
    organizer: event.organizer?.id ?? null,
    attendees: event
      .getAttendees()
      .map((one) => [one.id, one.commonName, one.role, one.participationStatus, one.rsvp].join(' '))
      .sort(),
    alarm: event.getAlarms()[0]?.icalString ?? null,
  }
}

/** The calendar of a message, by Thunderbird's own reader of MIME. */
function partsOf(eml) {
  const found = { from: '', ics: '', method: undefined }
  let current
  MimeParser.parseSync(
    eml,
    {
      startPart(number, headers) {
        if (number === '') found.from = String(headers.getRawHeader('from'))
        current = headers.contentType.type
        if (current === 'text/calendar') found.method = headers.contentType.get('method')
      },
      deliverPartData(_, data) {
        if (current === 'text/calendar') found.ics += data
      },
    },
    { bodyformat: 'decode', strformat: 'unicode', charset: 'UTF-8' },
  )
  return found
}

/** The octets of a file, each as a character; the file is gone then. */
function textOf(file) {
  const stream = Cc['@mozilla.org/network/file-input-stream;1'].createInstance(Ci.nsIFileInputStream)
  stream.init(file, -1, 0, 0)
  const octets = Cc['@mozilla.org/binaryinputstream;1'].createInstance(Ci.nsIBinaryInputStream)
  octets.setInputStream(stream)
  const text = octets.readBytes(octets.available())
  octets.close()
  file.remove(false)
  return text
}
