import type { IntentRecognizer, ModelClient } from '#sdk';
import type { DialogRunner } from '../bot/dialogs.ts';
import type { Model } from '../model/model.ts';
import type { Understander } from '../understanding/cascade.ts';
import type { Named } from '../understanding/knowledge.ts';
import type { Stages } from './stages.ts';
import type { Tracing } from './tracing.ts';

/** The same, measured as the stage `understanding`. */
export function measuredCascade(cascade: Understander, stages: Stages): Understander {
  return {
    understand: (question) => stages.run('understanding', () => cascade.understand(question)),
    interruption: (text, names) => stages.run('understanding', () => cascade.interruption(text, names)),
    aside: (text, locale) => cascade.aside(text, locale),
  };
}

/** The same, measured as the stage `dialog`. Its id stays out of traces: a sensitive topic has a dialog of its own. */
export function measuredDialogs(dialogs: DialogRunner, stages: Stages): DialogRunner {
  return {
    begin: (id, turn) => stages.run('dialog', () => dialogs.begin(id, turn)),
    resume: (turn) => stages.run('dialog', () => dialogs.resume(turn)),
    beside: (id, turn) => dialogs.beside(id, turn), // within the stage of the dialog that it stands beside
    forget: (turn) => dialogs.forget(turn),
    forIntent: (intent) => dialogs.forIntent(intent),
    forTemplate: (template) => dialogs.forTemplate(template),
  };
}

/** The same, each call measured as the stage `model`. Undefined stays undefined. */
export function measuredModel(model: Model | undefined, stages: Stages): Model | undefined {
  if (!model) return undefined;
  const { structured, phrase, embed, flagged, transcribe } = model.client;
  const call = <T>(name: string, run: () => Promise<T>): Promise<T> => stages.run('model', run, { attributes: { 'blinky.call': name } });
  const client: ModelClient = {
    structured: (request, signal) => call('structured', () => structured(request, signal)),
    ...(phrase && { phrase: (request, signal) => call('phrase', () => phrase(request, signal)) }),
    ...(embed && { embed: (texts, signal) => call('embed', () => embed(texts, signal)) }),
    ...(flagged && { flagged: (text, signal) => call('flagged', () => flagged(text, signal)) }),
    ...(transcribe && { transcribe: (audio, type, signal) => call('transcribe', () => transcribe(audio, type, signal)) }),
  };
  return { ...model, client };
}

/** The same, with a span for each recogniser while tracing is on; while it is off they are the same objects. */
export function tracedRecognizers(recognizers: readonly Named<IntentRecognizer>[], tracing: Tracing): readonly Named<IntentRecognizer>[] {
  if (!tracing.on) return recognizers;
  return recognizers.map(({ id, port }) => {
    const { remote } = port;
    const recognize: IntentRecognizer['recognize'] = (utterance, signal) =>
      tracing.span('recognize', { 'blinky.recognizer': id }, () => port.recognize(utterance, signal));
    return { id, port: { recognize, ...(remote !== undefined && { remote }) } };
  });
}
