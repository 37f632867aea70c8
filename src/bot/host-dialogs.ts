import { BlinkyError } from '#sdk';

/** The dialogs that the host starts by name; everything else is started by its intents. */
export const hostDialogs = {
  /** Speaks the catalog's answers; also the intent's name. */
  answers: 'procesos_internos',
  clarify: 'aclarar',
  unknown: 'no_entendi',
  /** Answers what the moderation endpoint flags. */
  flagged: 'uso_indebido',
  /** Answers a photo, a document, a place, an audio: whatever comes without words. */
  attachments: 'adjuntos',
  welcome: 'bienvenida',
} as const;

/** One problem for each dialog that the host needs and that is not there. */
export function missingHostDialogs(ids: readonly string[]): BlinkyError[] {
  return Object.values(hostDialogs)
    .filter((id) => !ids.includes(id))
    .map(
      (id) =>
        new BlinkyError('BLINKY_PLUGIN_INVALID', 'is needed by the host and is missing', {
          owner: `dialog/${id}`,
          hint: `restore dialogs/${id}`,
        }),
    );
}
