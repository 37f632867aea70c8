import { TurnContext } from 'botbuilder-core';
import type { Channel, ChannelRoute, PluginContext } from '#sdk';
import { createAuthenticator } from './authenticate.ts';
import { type CredentialsFactory, createConnector, entraCredentials, TEXT_LENGTH } from './connector.ts';
import { receive } from './receive.ts';
import { createServiceUrlCheck } from './service-url.ts';
import { checkSettings, type Settings } from './settings.ts';

const TYPING_MS = 2_000;

/**
 * Builds the channel. With an app id every request needs a Bot Framework token; without one it serves an Emulator on the same
 * machine, and has no route where anybody else could reach it. Throws BLINKY_PLUGIN_SETTINGS.
 *
 * `credentials` replaces Entra as the source of the bot's own tokens (a private cloud, a connector that is played on loopback).
 */
export function createBotFrameworkChannel(context: PluginContext<Settings>, credentials: CredentialsFactory = entraCredentials): Channel {
  const { settings, host, log } = context;
  checkSettings(settings);
  const appId = settings.MicrosoftAppId;
  const allows = createServiceUrlCheck({ allow: settings.SERVICE_URL_ALLOW, loopbackBind: host.loopback, anonymous: !appId });
  const send = createConnector(context, allows, credentials);
  const authenticator = appId ? createAuthenticator(context, appId, credentials) : undefined;
  const on = appId !== undefined || host.loopback;
  const route: ChannelRoute = {
    method: 'post',
    path: '/api/messages',
    root: true,
    accepts: ['application/json'],
    handle: (request, channelHost) => receive(request, { host: channelHost, authenticator, allows, send }),
  };

  return {
    routes: on ? [route] : [],
    limits: { textLength: TEXT_LENGTH },
    send,
    showTyping(activity) {
      send(TurnContext.getConversationReference(activity), { type: 'typing' }, AbortSignal.timeout(TYPING_MS)).catch(() => {}); // a courtesy: the answer follows
    },
    async start() {
      if (!on) log.warn({}, 'POST /api/messages is off: without MicrosoftAppId it is served on a loopback bind only; set it to turn it on');
      // Not awaited: Microsoft's login being away must not keep the other channels from starting; the first token asks again.
      void authenticator?.warmUp();
    },
    async health() {
      if (!on) return { ok: true, detail: 'off: no MicrosoftAppId' };
      if (!authenticator) return { ok: true, detail: 'anonymous, loopback only' };
      return authenticator.healthy() ? { ok: true } : { ok: false, detail: 'the signing keys cannot be fetched' };
    },
  };
}
