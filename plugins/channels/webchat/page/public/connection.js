// The way to the server: a token for one conversation, kept for this tab so that a reload goes on where it was.

const KEPT = 'blinky-token';
/** A token is renewed when less than this is left of it, in milliseconds. */
const MARGIN = 120_000;

/** A new token; the old one, where there is one, says which conversation goes on. */
export async function fetchToken() {
  const old = read();
  const response = await fetch('/webchat/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(old ? { token: old } : {}),
  });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  const { token, conversationId, expires_in: seconds } = await response.json();
  keep(token);
  return { token, conversationId, renewAt: Date.now() + seconds * 1_000 - MARGIN };
}

/** Gives a living `directLine` a new token for its conversation. */
export async function renew(directLine) {
  const { token, conversationId, renewAt } = await fetchToken();
  if (conversationId !== directLine.conversationId) throw new Error('the conversation is not known any more');
  const url = `/v3/directline/conversations/${conversationId}?watermark=${directLine.watermark}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`reconnect: ${response.status}`);
  directLine.reconnect(await response.json());
  return renewAt;
}

/** The next token is for a new conversation. */
export function forget() {
  keep(undefined);
}

let kept;

// In a frame of another site a browser may refuse storage: then a reload begins a new conversation.
function read() {
  try {
    return sessionStorage.getItem(KEPT) ?? kept;
  } catch {
    return kept;
  }
}

function keep(token) {
  kept = token;
  try {
    if (token) sessionStorage.setItem(KEPT, token);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // as above
  }
}
