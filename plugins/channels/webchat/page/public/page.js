import { fetchToken, forget, renew } from './connection.js';
import { styleOptions, words } from './look.js';
import { createStore } from './store.js';

const EXPIRED = 3;
const FAILED = 4;
const ENDED = 5;

const chat = document.querySelector('#chat');
const notice = document.querySelector('#notice');
const action = document.querySelector('#notice-action');
const closeButton = document.querySelector('#close');
const quick = [...document.querySelectorAll('[data-say]')];
const nonce = document.querySelector('meta[name=style-nonce]').content;
const uploadMb = Number(document.querySelector('meta[name=upload-mb]').content);
const uploadLimit = uploadMb * 1024 * 1024;
const assistant = document.querySelector('h1').textContent;
const dark = matchMedia('(prefers-color-scheme: dark)');
const embedded = new URLSearchParams(location.search).has('embed') && parent !== window;

/** The chat that is shown: undefined while there is none. */
let current;

if (embedded) beEmbedded();
for (const button of quick) button.addEventListener('click', () => current?.say(button.dataset.say));
dark.addEventListener('change', () => current && render());
addEventListener('offline', () => tell('No tienes conexión a internet. En cuanto vuelva, seguimos donde íbamos.'));
addEventListener('online', () => {
  hush();
  refreshSoon();
});
document.addEventListener('visibilitychange', () => document.hidden || refreshSoon());
void start();

/** Begins, or goes on, with the conversation of this tab; `resend` is what did not arrive before. */
async function start(resend = []) {
  hush();
  const before = current;
  current = undefined;
  before?.directLine.end();
  try {
    if (!window.WebChat) throw new Error('webchat.js did not load');
    const { token, conversationId, renewAt } = await fetchToken();
    const directLine = window.WebChat.createDirectLine({ token, domain: `${location.origin}/v3/directline` });
    current = { directLine, conversationId, renewAt, ...createStore({ resend, uploadLimit, onForgotten, onTooLarge }) };
    directLine.connectionStatus$.subscribe((status) => onStatus(directLine, status));
    render();
    for (const button of quick) button.disabled = false;
    if (before && before.conversationId !== conversationId) tell('La conversación anterior terminó; esta es nueva.');
  } catch {
    for (const button of quick) button.disabled = true;
    chat.querySelector('.loading')?.remove();
    tell('No pude conectarme con el asistente.', 'Reintentar', () => (window.WebChat ? start(resend) : location.reload()));
  }
}

function render() {
  window.WebChat.renderWebChat(
    {
      ...{ directLine: current.directLine, store: current.store, nonce, locale: 'es-MX', username: 'Tú' },
      ...{ styleOptions: styleOptions(dark.matches), overrideLocalizedStrings: words(assistant) },
    },
    chat,
  );
}

function onStatus(directLine, status) {
  if (directLine !== current?.directLine) return;
  // A laptop that slept wakes up with a token that has ended. Web Chat gives the connection up then, so that another is made.
  if (status === EXPIRED) void start(current.unsent());
  if (status === FAILED || status === ENDED) tell('Se perdió la conexión con el asistente.', 'Reintentar', start);
}

/** Better before the token ends than after. */
function refreshSoon() {
  if (!current || Date.now() < current.renewAt) return;
  const { directLine } = current;
  renew(directLine).then(
    (renewAt) => Object.assign(current, { renewAt }),
    () => {}, // still offline: the client tries again, and tells when it gives up
  );
}

function onForgotten() {
  tell('Tus datos de esta conversación se borraron.', 'Empezar de nuevo', () => {
    forget();
    current = undefined;
    return start();
  });
}

function onTooLarge() {
  tell(`Lo que adjuntaste pasa de ${uploadMb} MB. Prueba con un archivo más ligero.`);
}

function tell(text, label, act) {
  document.querySelector('#notice-text').textContent = text;
  action.hidden = !label;
  action.textContent = label ?? '';
  action.onclick = () => act();
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
