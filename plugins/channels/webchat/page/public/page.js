import { fetchToken, forget, renew } from './connection.js';
import { styleOptions, words } from './look.js';

const EXPIRED = 3;
const FAILED = 4;
const ENDED = 5;

const chat = document.querySelector('#chat');
const notice = document.querySelector('#notice');
const action = document.querySelector('#notice-action');
const closeButton = document.querySelector('#close');
const quick = [...document.querySelectorAll('[data-say]')];
const nonce = document.querySelector('meta[name=style-nonce]').content;
const dark = matchMedia('(prefers-color-scheme: dark)');
const embedded = new URLSearchParams(location.search).has('embed') && parent !== window;

/** The chat that is shown: undefined until there is one. */
let current;

if (embedded) beEmbedded();
for (const button of quick) button.addEventListener('click', () => say(button.dataset.say));
dark.addEventListener('change', () => current && render());
addEventListener('offline', () => tell('No tienes conexión a internet. Lo que escribas se enviará cuando vuelva si tocas «Reintentar».'));
addEventListener('online', () => {
  hush();
  refreshSoon();
});
document.addEventListener('visibilitychange', () => document.hidden || refreshSoon());
void start();

async function start() {
  hush();
  try {
    if (!window.WebChat) throw new Error('webchat.js did not load');
    const { token, renewAt } = await fetchToken();
    current?.directLine.end();
    const directLine = window.WebChat.createDirectLine({ token, domain: `${location.origin}/v3/directline` });
    const store = window.WebChat.createStore({}, () => (next) => (step) => {
      if (step.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && step.payload.activity.name === 'blinky/forgotten') onForgotten();
      return next(step);
    });
    current = { directLine, store, renewAt };
    directLine.connectionStatus$.subscribe((status) => onStatus(directLine, status));
    render();
    for (const button of quick) button.disabled = false;
  } catch {
    for (const button of quick) button.disabled = true;
    chat.querySelector('.loading')?.remove();
    tell('No pude conectarme con el asistente.', 'Reintentar', () => (window.WebChat ? start() : location.reload()));
  }
}

function render() {
  window.WebChat.renderWebChat(
    {
      ...{ directLine: current.directLine, store: current.store, nonce },
      ...{ locale: 'es-MX', username: 'Tú', styleOptions: styleOptions(dark.matches), overrideLocalizedStrings: words },
    },
    chat,
  );
}

function say(text) {
  current?.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });
}

function onStatus(directLine, status) {
  if (directLine !== current?.directLine) return;
  if (status === EXPIRED) void refresh();
  if (status === FAILED || status === ENDED) tell('Se perdió la conexión con el asistente.', 'Reintentar', start);
}

function refreshSoon() {
  if (current && Date.now() > current.renewAt) void refresh();
}

/** A laptop that slept wakes up with a token that has ended: the conversation goes on with a new one. */
async function refresh() {
  const { directLine } = current;
  try {
    const renewAt = await renew(directLine);
    if (renewAt) current.renewAt = renewAt;
    else tell('La conversación anterior terminó.', 'Empezar de nuevo', start);
  } catch {
    tell('Se perdió la conexión con el asistente.', 'Reintentar', refresh);
  }
}

function onForgotten() {
  forget();
  tell('Tus datos de esta conversación se borraron.', 'Empezar de nuevo', () => {
    forget();
    return start();
  });
}

function tell(text, label, act) {
  document.querySelector('#notice-text').textContent = text;
  action.hidden = !label;
  action.textContent = label ?? '';
  action.onclick = () => {
    hush();
    return act();
  };
  notice.hidden = false;
}

function hush() {
  notice.hidden = true;
}

/** In a frame: a close button and Escape, of which the surrounding page is told. */
function beEmbedded() {
  document.documentElement.classList.add('embed');
  const close = () => parent.postMessage('blinky:close', '*');
  closeButton.hidden = false;
  closeButton.addEventListener('click', close);
  addEventListener('keydown', (event) => event.key === 'Escape' && close());
}
