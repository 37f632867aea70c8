// Web Chat's store, with an eye on what goes in and out.

/** `resend` goes out as soon as there is a connection; `unsent` is what has not arrived yet. `uploadLimit` in bytes. */
export function createStore({ resend, uploadLimit, onForgotten, onTooLarge }) {
  const waiting = new Map();
  const store = window.WebChat.createStore({}, () => (next) => (step) => {
    const { type, meta, payload } = step;
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY' && payload.activity.name === 'blinky/forgotten') onForgotten();
    if (type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') waiting.set(meta.clientActivityID, sizedUp(payload.activity));
    if (type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED' && waiting.get(meta.clientActivityID)?.size > uploadLimit) onTooLarge();
    // What was refused stands there with "Reintentar": the reader decides.
    if (type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED' || type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED')
      waiting.delete(meta.clientActivityID);
    if (type === 'DIRECT_LINE/CONNECT_FULFILLED') for (const text of resend.splice(0)) setTimeout(() => say(text));
    return next(type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? withLines(step) : step);
  });
  const say = (text) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });
  return { store, say, unsent: () => [...waiting.values()].flatMap(({ text }) => text || []) };
}

function sizedUp({ text, channelData }) {
  return { text, size: (channelData?.attachmentSizes ?? []).reduce((sum, size) => sum + size, 0) };
}

/** Web Chat reads a reply as Markdown, where a single line break is a space. */
function withLines(step) {
  const { activity } = step.payload;
  if (activity.from?.role !== 'bot' || !activity.text) return step;
  return { ...step, payload: { ...step.payload, activity: { ...activity, text: activity.text.replace(/\n/g, '  \n') } } };
}
