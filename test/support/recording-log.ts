import type { LogFields, Logger } from '#sdk';
import type { RootLogger } from '../../src/observability/logger.ts';

export interface LogLine {
  readonly owner: string;
  readonly level: keyof Logger;
  readonly fields: LogFields;
  readonly message: string;
}

export interface RecordingLog extends RootLogger {
  readonly lines: readonly LogLine[];
}

/** A log that prints nothing and keeps every line, so that a test can ask what operators were told. */
export function recordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const logOf = (owner: string): Logger => {
    const at = (level: keyof Logger) => (fields: LogFields, message: string) => void lines.push({ owner, level, fields, message });
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  };
  return { ...logOf('host'), child: logOf, lines };
}
