import { type Activity, shorten, splitText, textParts } from '#sdk';

export const TEXT_LENGTH = 4_096;
const BODY_LENGTH = 1_024; // of the text above buttons or a list
const asText = (body: string): object => ({ type: 'text', text: { body } });
const asRow = (title: string, at: number): object => ({ id: title.slice(0, 200), title: shorten(`${at + 1}. ${title}`, 24) });

/** What one reply is as WhatsApp's messages: an operator's template as it is, else texts, the last one with buttons or a list. */
export function contentsOf(activity: Partial<Activity>): object[] {
  const { template } = activity.channelData ?? {};
  if (template !== undefined) return [{ type: 'template', template }];
  const texts = textParts(activity, TEXT_LENGTH, { bold: '*', strike: '~' });
  const titles = activity.suggestedActions?.actions?.map(({ title }) => title) ?? [];
  if (titles.length === 0 || titles.length > 10) return texts.map(asText);
  const parts = [...texts.slice(0, -1), ...splitText(texts.at(-1) ?? '', BODY_LENGTH)];
  const short = titles.length <= 3 && titles.every((title) => title.length <= 20);
  const choices = short
    ? { type: 'button', action: { buttons: titles.map((title) => ({ type: 'reply', reply: { id: title, title } })) } }
    : { type: 'list', action: { button: 'Ver opciones', sections: [{ rows: titles.map(asRow) }] } };
  return [...parts.slice(0, -1).map(asText), { type: 'interactive', interactive: { ...choices, body: { text: parts.at(-1) } } }];
}
