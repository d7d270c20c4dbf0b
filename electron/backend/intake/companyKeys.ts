import { fold } from './leadKeys.ts'

/**
 * Legal forms as they end a name, folded and without dots: "GmbH & Co. KG" are four words of these. From the lists of the
 * registers of the countries that leads come from; longer names of a form stand beside their letters.
 */
const LEGAL = new Set(
  `inc incorporated corp corporation co company ltd limited llc llp lp plc pllc pc gmbh ggmbh mbh ag kg kgaa ohg gbr ug ek
   haftungsbeschrankt se eg ev sa sas sasu sarl eurl srl srls spa snc sl slu ltda cv bv nv vof ab as asa oy oyj aps ks ivs
   pty pte pvt private sdn bhd kk gk doo dd oo sp zoo spzoo kft zrt bt sro eood ood oü ou sia uab
   `
    .split(/\s+/)
    .filter(Boolean),
)
/** Of no meaning where what follows them is gone: "& Co.", "und", the "z" of "sp. z o.o.". */
const JOINS = new Set(['and', 'und', 'et', 'y', 'z'])
const ASIAN_FORMS = /株式会社|\(株\)|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|\(주\)/gu

/** What people write who are no company: they have nothing in common. */
const NOBODY = new Set(
  `self employed, selfemployed, freelance, freelancer, freiberuflich, freiberufler, selbststandig, selbstandig, private,
   privat, privatperson, none, keine, n a, na, unknown, unbekannt, not available, retired, student, independent, consultant,
   stealth, stealth startup, confidential, independent consultant`
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' ')),
)

/**
 * What a company is recognised by: its name folded, without marks and without its legal form. "ACME, Inc.", "Acme GmbH & Co.
 * KG" and "Acme" are one. Null for what names no company.
 */
export function companyKey(name: string | null | undefined): string | null {
  if (!name) return null
  const words = fold(name)
    .replace(ASIAN_FORMS, ' ')
    .replace(/[&+]/g, ' and ')
    .replace(/[.'’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
  if (words[0] === 'the' && words.length > 1) words.shift()
  const whole = words.join(' ')
  if (whole === '' || NOBODY.has(whole)) return null
  const last = () => words.at(-1) ?? ''
  while (words.length > 1 && LEGAL.has(last())) {
    words.pop()
    while (words.length > 1 && JOINS.has(last())) words.pop()
  }
  return words.join(' ')
}

/** Where anybody can have an address, whoever they work for. */
const FREE = new Set(
  `gmail.com googlemail.com icloud.com me.com mac.com aol.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io
   fastmail.com hey.com zoho.com mail.com email.com usa.com inbox.com mail.ru yandex.ru yandex.com ya.ru bk.ru list.ru
   inbox.ru rambler.ru qq.com 163.com 126.com sina.com sina.cn sohu.com foxmail.com yeah.net aliyun.com 139.com naver.com
   daum.net hanmail.net web.de gmx.de gmx.net gmx.at gmx.ch gmx.com t-online.de freenet.de arcor.de online.de posteo.de
   mailbox.org 1und1.de kabelmail.de vodafone.de vodafonemail.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at
   orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it
   telefonica.net terra.es telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl home.nl btinternet.com btopenworld.com
   sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net
   bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net rocketmail.com ymail.com rediffmail.com
   shaw.ca rogers.com sympatico.ca telus.net bigpond.com bigpond.net.au optusnet.com.au xtra.co.nz uol.com.br bol.com.br
   terra.com.br o2.pl wp.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg hushmail.com duck.com mailinator.com`
    .split(/\s+/)
    .filter(Boolean),
)
const FREE_ANYWHERE =
  /^(?:yahoo|hotmail|outlook|live|msn|gmx|windowslive|googlemail)\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/
/** Pages on which companies are found that are not their own. */
const SHARED_SITES =
  /(?:^|\.)(?:linkedin|facebook|instagram|twitter|x|xing|youtube|google|github|wixsite|wordpress|blogspot|etsy|amazon|ebay)\.[a-z.]+$/

/** The host of an e-mail address that is a company's own; null where anybody can have an address. */
export function companyDomain(email: string | null | undefined): string | null {
  const host = /@([^@\s>]+)$/.exec(email?.trim().toLowerCase() ?? '')?.[1]?.replace(/\.$/, '')
  return host?.includes('.') && !FREE.has(host) && !FREE_ANYWHERE.test(host) ? host : null
}

/** The host of a company's own page, without its `www`. */
export function siteDomain(website: string | null | undefined): string | null {
  const host = /^(?:https?:\/\/)?(?:www\d?\.)?([^\s/?#:]+\.[^\s/?#:]+)/i.exec(website?.trim() ?? '')?.[1]?.toLowerCase()
  return host && !FREE.has(host) && !SHARED_SITES.test(host) ? host : null
}
