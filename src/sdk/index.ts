/** The only host code that a plugin or a dialog may import. */

export type { TurnContext } from 'botbuilder';
export type { Activity, ConversationReference } from 'botframework-schema';
export { z } from 'zod';
export * from './api-key.ts';
export * from './catalog.ts';
export * from './channel.ts';
export * from './company.ts';
export * from './dialog.ts';
export * from './errors.ts';
export * from './feed.ts';
export { fold } from './fold.ts';
export type * from './harness.ts';
export type * from './harness-channel.ts';
export * from './http.ts';
export * from './in-order.ts';
export * from './intent.ts';
export * from './lifecycle.ts';
export * from './logger.ts';
export * from './marks.ts';
export * from './model.ts';
export * from './plugin.ts';
export * from './sending.ts';
export { stem } from './stem.ts';
export * from './store.ts';
export * from './text.ts';
export * from './voice.ts';
