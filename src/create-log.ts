import pino, { type DestinationStream, type Logger } from 'pino';
import { mask, maskSecretsInJson, type MaskSecrets } from './logging/mask-secrets';
import { correlationId } from './trace/correlation';

/** Where secrets would stand if an object that holds them were logged. */
const secretPaths = [
  'authorization',
  'Authorization',
  'secret',
  'Secret',
  'password',
  'token',
  'ApiIntegrationCode',
  'AUTOTASK_SECRET',
  'AUTOTASK_INTEGRATION_CODE',
  'BOT_PASSWORD',
  'AZURE_CLIENT_SECRET',
  'DATABASE_URL',
];

export interface LogOptions {
  /** Takes the secrets of the configuration out of a text. */
  readonly maskSecrets?: MaskSecrets;
  /** Where the lines go; standard output unless told otherwise. */
  readonly destination?: DestinationStream;
}

/**
 * The log: JSON lines. The secrets of the configuration are masked wherever they stand in a line, and what stands where
 * secrets usually do (`Authorization`, `password`), one or two levels deep, whatever it is.
 */
export function createLog(level: string, { maskSecrets, destination }: LogOptions = {}): Logger {
  const options = {
    level,
    mixin: withCorrelation,
    redact: {
      paths: secretPaths.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`, `*.*.${name}`]),
      censor: mask,
    },
    serializers: { err: errorSerializer },
    ...(maskSecrets ? { hooks: { streamWrite: maskSecretsInJson(maskSecrets) } } : {}),
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Every line says which activity it is because of, so that one id finds them all. */
function withCorrelation(): object {
  const correlation = correlationId();
  return correlation === null ? {} : { correlation };
}

/** An error without the request objects that HTTP libraries hang on it, which carry headers. */
function errorSerializer(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { type: name, message, stack, ...(cause ? { cause } : {}) };
}
