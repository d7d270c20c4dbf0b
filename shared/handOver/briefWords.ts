import type { MessageLanguage } from '../contract/messageLanguage.ts'

/** What a brief is worded with; what people have written themselves stays as they wrote it. */
export interface BriefWords {
  readonly brief: string
  readonly who: string
  readonly why: string
  readonly promised: string
  readonly answers: string
  readonly history: string
  readonly notes: string
  readonly meeting: string
  readonly company: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly place: string
  readonly where: string
  readonly industry: string
  readonly employees: string
  readonly website: string
  readonly value: string
  readonly language: string
  readonly source: string
  readonly colleagues: string
  readonly with: string
  readonly score: string
  readonly callBack: string
  readonly bookedOver: string
  readonly status: string
  readonly confirmed: string
  readonly notConfirmed: string
  readonly nothing: string
  /** The time by the clock of the lead. */
  readonly theirTime: string
}

export const BRIEF_WORDS: Readonly<Record<MessageLanguage, BriefWords>> = {
  en: {
    brief: 'Brief',
    who: 'Who',
    why: 'Why now',
    promised: 'Promised',
    answers: 'Qualification',
    history: 'What happened',
    notes: 'Notes',
    meeting: 'Meeting',
    company: 'Company',
    title: 'Title',
    email: 'E-mail',
    phone: 'Phone',
    place: 'Based in',
    where: 'Where',
    industry: 'Industry',
    employees: 'Employees',
    website: 'Website',
    value: 'Value',
    language: 'Language',
    source: 'Came from',
    colleagues: 'Colleagues we know',
    with: 'With',
    score: 'Score',
    callBack: 'Call back promised for',
    bookedOver: 'Booked all the same, because',
    status: 'Status',
    confirmed: 'confirmed',
    notConfirmed: 'not confirmed yet',
    nothing: 'Nothing is written down yet.',
    theirTime: 'For them',
  },
  de: {
    brief: 'Briefing',
    who: 'Wer',
    why: 'Warum jetzt',
    promised: 'Zugesagt',
    answers: 'Qualifizierung',
    history: 'Was bisher war',
    notes: 'Notizen',
    meeting: 'Termin',
    company: 'Firma',
    title: 'Funktion',
    email: 'E-Mail',
    phone: 'Telefon',
    place: 'Sitz',
    where: 'Ort',
    industry: 'Branche',
    employees: 'Mitarbeitende',
    website: 'Website',
    value: 'Wert',
    language: 'Sprache',
    source: 'Kam über',
    colleagues: 'Bekannte Kollegen',
    with: 'Mit',
    score: 'Punkte',
    callBack: 'Rückruf zugesagt für',
    bookedOver: 'Trotzdem gebucht, weil',
    status: 'Stand',
    confirmed: 'bestätigt',
    notConfirmed: 'noch nicht bestätigt',
    nothing: 'Noch ist nichts notiert.',
    theirTime: 'Dort',
  },
  fr: {
    brief: 'Fiche',
    who: 'Qui',
    why: 'Pourquoi maintenant',
    promised: 'Promis',
    answers: 'Qualification',
    history: 'Ce qui s’est passé',
    notes: 'Notes',
    meeting: 'Rendez-vous',
    company: 'Société',
    title: 'Fonction',
    email: 'E-mail',
    phone: 'Téléphone',
    place: 'Basé à',
    where: 'Lieu',
    industry: 'Secteur',
    employees: 'Effectif',
    website: 'Site',
    value: 'Valeur',
    language: 'Langue',
    source: 'Venu par',
    colleagues: 'Collègues connus',
    with: 'Avec',
    score: 'Score',
    callBack: 'Rappel promis pour',
    bookedOver: 'Réservé malgré tout, car',
    status: 'État',
    confirmed: 'confirmé',
    notConfirmed: 'pas encore confirmé',
    nothing: 'Rien n’est encore noté.',
    theirTime: 'Chez eux',
  },
  es: {
    brief: 'Ficha',
    who: 'Quién',
    why: 'Por qué ahora',
    promised: 'Prometido',
    answers: 'Cualificación',
    history: 'Qué ha pasado',
    notes: 'Notas',
    meeting: 'Reunión',
    company: 'Empresa',
    title: 'Cargo',
    email: 'Correo',
    phone: 'Teléfono',
    place: 'Ubicación',
    where: 'Lugar',
    industry: 'Sector',
    employees: 'Empleados',
    website: 'Web',
    value: 'Valor',
    language: 'Idioma',
    source: 'Vino por',
    colleagues: 'Colegas conocidos',
    with: 'Con',
    score: 'Puntuación',
    callBack: 'Llamada prometida para',
    bookedOver: 'Reservado de todos modos, porque',
    status: 'Estado',
    confirmed: 'confirmada',
    notConfirmed: 'aún sin confirmar',
    nothing: 'Todavía no hay nada anotado.',
    theirTime: 'Allí',
  },
  zh: {
    brief: '简报',
    who: '客户',
    why: '为何现在',
    promised: '已承诺',
    answers: '资格信息',
    history: '往来记录',
    notes: '备注',
    meeting: '会议',
    company: '公司',
    title: '职位',
    email: '邮箱',
    phone: '电话',
    place: '所在地',
    where: '地点',
    industry: '行业',
    employees: '员工数',
    website: '网站',
    value: '金额',
    language: '语言',
    source: '来源',
    colleagues: '已知同事',
    with: '参加者',
    score: '评分',
    callBack: '承诺回电',
    bookedOver: '仍然预约的原因',
    status: '状态',
    confirmed: '已确认',
    notConfirmed: '尚未确认',
    nothing: '暂无记录。',
    theirTime: '对方时间',
  },
}
