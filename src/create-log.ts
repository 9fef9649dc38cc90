import pino, { type DestinationStream, type Logger } from 'pino';

/** Where secrets would stand if an object that holds them were logged. */
const secrets = [
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

/**
 * The log: JSON lines, with secrets blacked out wherever they stand one or two levels deep.
 * @param destination where the lines go; standard output unless told otherwise
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: {
      paths: secrets.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { err: errorSerializer },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without the request objects that HTTP libraries hang on it, which carry headers. */
function errorSerializer(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { type: name, message, stack, ...(cause ? { cause } : {}) };
}
