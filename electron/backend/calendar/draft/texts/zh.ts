import type { LanguageTexts } from './language.ts'

const DETAILS = `{time}
{otherTime}

参会人员：{reps}
会议地点：{place}`

const OFFER = `{times}

请直接回复您方便的时间，也可以另提时间，我们随后会向您发送会议邀请。
以上时间将为您保留至{keptUntil}。`

const CLOSING = `此致
敬礼

{sender}
`

export const chinese: LanguageTexts = {
  templates: {
    invite: {
      subject: '{type}：{day} {clock}',
      text: `{lead}，您好：

感谢您抽出时间。我们的“{type}”会议安排如下：

${DETAILS}

请接受随信附上的会议邀请，以便将会议加入您的日历。如果时间不再合适，请直接回复本邮件，我们会另行安排。

${CLOSING}`,
    },
    reminder: {
      subject: '会议提醒：{type}，{day} {clock}',
      text: `{lead}，您好：

谨此提醒您，我们的“{type}”会议安排如下：

${DETAILS}

如果您届时无法参加，请直接回复本邮件，我们会另行安排。

${CLOSING}`,
    },
    reschedule: {
      subject: '会议时间变更：{type}，{day} {clock}',
      text: `{lead}，您好：

我们的“{type}”会议安排有变，现安排如下：

${DETAILS}

请接受随信附上的会议邀请，它将取代之前的邀请。如果时间不合适，请直接回复本邮件，我们会另行安排。

${CLOSING}`,
    },
    cancel: {
      subject: '会议取消：{type}，{day} {clock}',
      text: `{lead}，您好：

很抱歉，我们的“{type}”会议已取消。原定时间为：

{time}
{otherTime}

随信附上的取消通知会将该会议从您的日历中移除。如果您希望另约时间，请直接回复本邮件。

${CLOSING}`,
    },
    noShow: {
      subject: '很遗憾未能与您会面：{type}',
      text: `{lead}，您好：

我们原定于{day} {clock}进行的“{type}”会议，很遗憾未能与您会面。希望您一切顺利。

如果您仍有兴趣，不知以下时间是否方便：

${OFFER}

${CLOSING}`,
    },
    times: {
      subject: '{type}：供您选择的会议时间',
      text: `{lead}，您好：

关于我们的“{type}”会议，以下时间供您选择：

${OFFER}

${CLOSING}`,
    },
  },
  timeOf: (range, name) => `${name}当地时间：${range}`,
  about: (type, lead, reps) => `${type}：${lead}，参会人员：${reps}`,
  where: (place) => `会议地点：${place}`,
  noLongerIn: (name) => `${name}不再参加本次会议。`,
}
