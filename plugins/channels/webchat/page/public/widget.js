// Puts Blinky's button on any page: <script src="https://bot.example.com/webchat/widget.js" async></script>
// The page's origin must be in WEBCHAT_ALLOWED_ORIGINS. Styles are set one by one, which a strict policy of the page allows.
(() => {
  const server = new URL(document.currentScript.src).origin;
  const icon = (size) => Object.assign(new Image(size, size), { src: `${server}/webchat/logo.svg`, alt: '' });
  const button = document.createElement('button');
  const frame = document.createElement('iframe');
  const small = matchMedia('(max-width: 480px)');

  Object.assign(button, { type: 'button', id: 'blinky-button' });
  button.setAttribute('aria-label', 'Preguntarle a Blinky');
  button.setAttribute('aria-controls', 'blinky-frame');
  button.append(icon(44));
  Object.assign(button.style, {
    ...{ position: 'fixed', right: '20px', bottom: '20px', zIndex: '2147483000', width: '64px', height: '64px', padding: '0' },
    ...{ display: 'grid', placeItems: 'center', border: '0', borderRadius: '50%', background: '#0b1437', cursor: 'pointer' },
    boxShadow: '0 6px 24px rgba(11, 20, 55, .35)',
  });

  Object.assign(frame, { id: 'blinky-frame', title: 'Chat con Blinky' });
  frame.hidden = true;
  Object.assign(frame.style, { position: 'fixed', zIndex: '2147483001', border: '0', colorScheme: 'normal', background: '#0b1437' });

  function place() {
    const edge = small.matches ? '0' : '20px';
    Object.assign(frame.style, {
      ...{ right: edge, bottom: small.matches ? '0' : '96px', width: small.matches ? '100%' : '400px' },
      height: small.matches ? '100%' : 'min(640px, calc(100vh - 116px))',
      ...{ borderRadius: small.matches ? '0' : '16px', boxShadow: '0 12px 40px rgba(11, 20, 55, .35)' },
    });
  }

  function show(open) {
    if (open && !frame.src) frame.src = `${server}/?embed=1`; // nothing is loaded before somebody asks for it
    frame.hidden = !open;
    frame.style.display = open ? 'block' : 'none';
    button.setAttribute('aria-expanded', String(open));
    (open ? frame : button).focus();
  }

  button.addEventListener('click', () => show(frame.hidden));
  addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && event.origin === server && event.data === 'blinky:close') show(false);
  });
  small.addEventListener('change', place);
  place();
  frame.style.display = 'none';
  button.setAttribute('aria-expanded', 'false');
  document.body.append(button, frame);
})();
