import type { ChannelRoute, Health } from '#sdk';
import type { Metrics } from '../observability/metrics.ts';

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, Health>>;
}

export interface OwnRoutesParts {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  /** What runs here, one line each, for the start page. */
  readonly summary: () => readonly string[];
}

/** Routes that belong to no channel: health, readiness, metrics, and a plain start page. */
export function ownRoutes({ readiness, metrics, summary }: OwnRoutesParts): ChannelRoute[] {
  return [
    { method: 'get', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true } }) },
    {
      method: 'get',
      path: '/readyz',
      handle: async () => {
        const body = await readiness();
        return { status: body.ready ? 200 : 503, headers: { 'cache-control': 'no-store' }, body };
      },
    },
    {
      method: 'get',
      path: '/metrics',
      handle: async () => ({ status: 200, headers: { 'content-type': metrics.registry.contentType }, body: await metrics.text() }),
    },
    { method: 'get', path: '/', handle: async () => ({ status: 200, headers: pageHeaders, body: startPage(summary()) }) },
  ];
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
};

function startPage(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<!doctype html>
<html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Blinky</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
  main { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid; border-radius: .5rem; }
</style>
<main>
<h1>Blinky está despierto</h1>
<p>Soy el asistente de bienvenida: responde en español las dudas de quien acaba de entrar a la empresa.</p>
<h2>Pregúntale algo</h2>
<pre>curl -s http://127.0.0.1:8000/chatbot/http -H 'content-type: application/json' \\
  -d '{"from": "+5215512345678", "message": "¿Cuántos días de vacaciones tengo?"}'</pre>
<h2>Qué está encendido</h2>
<ul>${items}</ul>
</main></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
