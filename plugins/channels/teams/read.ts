import type { Activity } from '#sdk';

/** What Teams attaches beside the words: the same words as HTML, and the message that is answered. */
const ECHOES = ['text/html', 'messageReference'];

/**
 * A Teams activity in Blinky's form: mentions of the bot stripped, the value of a tapped card as text. Undefined where there is
 * nothing to answer: reactions, edits, invokes, who joins a team, and talk in a group that is not addressed to the bot.
 */
export function read(activity: Activity): Activity | undefined {
  if (activity.type === 'message') return readMessage(activity);
  // Whoever installs the bot in a team or group is greeted there once; who joins later is not called out in front of all.
  if (activity.type === 'installationUpdate') return activity.action === 'add' ? activity : undefined;
  return activity.type === 'conversationUpdate' && !isGroup(activity) ? activity : undefined;
}

function readMessage(activity: Activity): Activity | undefined {
  const tapped = tappedText(activity.value);
  // With resource-specific consent Teams sends a bot everything that is said in a channel.
  if (isGroup(activity) && tapped === undefined && mentionsOf(activity).length === 0) return undefined;
  const text = tapped ?? withoutMentions(activity);
  const attachments = (activity.attachments ?? []).filter(({ contentType }) => !ECHOES.includes(contentType));
  const isForeignForm = activity.value !== undefined && activity.value !== null && text === '';
  return isForeignForm ? undefined : { ...activity, text, attachments };
}

/** What an option of one of Blinky's cards stands for. */
function tappedText(value: unknown): string | undefined {
  const { say, msteams } = isObject(value) ? value : {};
  const said = say ?? (isObject(msteams) ? msteams.text : undefined);
  return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
}

/** The texts that stand for the bot, such as `<at>Blinky</at>`. */
function mentionsOf({ entities, recipient }: Activity): string[] {
  return (entities ?? []).flatMap(({ type, mentioned, text }) => {
    const isBot = type === 'mention' && isObject(mentioned) && mentioned.id === recipient?.id;
    return isBot && typeof text === 'string' && text !== '' ? [text] : [];
  });
}

/** Other people stay in the text, by name. */
function withoutMentions(activity: Activity): string {
  const addressed = mentionsOf(activity).reduce((text, mention) => text.replaceAll(mention, ' '), activity.text ?? '');
  return addressed
    .replace(/<\/?at(?: [^<>]*)?>/g, '')
    .replace(/&nbsp;|[ \t\u00a0]+/g, ' ')
    .trim();
}

function isGroup({ conversation }: Activity): boolean {
  return conversation.isGroup === true || ['channel', 'groupChat'].includes(conversation.conversationType);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
