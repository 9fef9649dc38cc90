import type { Answer } from '../directory/server/answer';
import { ok } from '../directory/server/answer';
import { applyFaults } from '../directory/server/apply-faults';
import { FaultQueue } from '../directory/server/fault-queue';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { startLoopbackServer } from '../directory/server/start-loopback-server';
import { discoveryDocument, type DiscoveryDocument } from './discovery-document';

export interface LoginSimulatorOptions {
  /** The only tenant it knows. */
  tenantId: string;
  /** Default: any free port. */
  port?: number;
  /** The clock of the header Date. Default: this machine's. */
  now?: () => Date;
}

/** login.microsoftonline.com on loopback, as far as this product uses it: discovery documents. */
export interface LoginSimulator {
  /** `http://127.0.0.1:port`; clients append `/{tenant}/v2.0/.well-known/openid-configuration`. */
  url: string;
  /** What it answers for its tenant; tests may change or remove single properties. */
  document: DiscoveryDocument;
  faults: FaultQueue;
  requests: RecordedRequest[];
  /** How far its clock is ahead of the true time, in milliseconds. Default 0. */
  clock: { offsetMs: number };
  close(): Promise<void>;
}

/** Starts the simulator. Rejects when the port is taken. */
export async function startLoginSimulator(options: LoginSimulatorOptions): Promise<LoginSimulator> {
  const own = {
    document: discoveryDocument(options.tenantId),
    faults: new FaultQueue(),
    requests: [] as RecordedRequest[],
    clock: { offsetMs: 0 },
  };
  const server = await startLoopbackServer({
    port: options.port,
    requests: own.requests,
    now: () => new Date((options.now?.() ?? new Date()).getTime() + own.clock.offsetMs),
    serve: (request, wait) =>
      applyFaults(request, {
        faults: own.faults,
        wait,
        faultAnswer: (status) => ({ status, body: `<html><title>${status}</title></html>` }),
        handle: () => answerOf(request, options.tenantId, own.document),
      }),
  });
  return Object.assign(own, server);
}

const discoveryPath = /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/i;

function answerOf({ method, path }: RecordedRequest, tenantId: string, document: DiscoveryDocument): Answer {
  const asked = discoveryPath.exec(path)?.[1];
  if (method !== 'GET' || asked === undefined) return { status: 404, body: '' };
  return asked.toLowerCase() === tenantId ? ok(document) : unknownTenant(asked);
}

/** What Microsoft answers for a tenant it does not have. */
function unknownTenant(asked: string): Answer {
  return {
    status: 400,
    body: {
      error: 'invalid_tenant',
      error_description: `AADSTS90002: Tenant '${asked}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
      error_codes: [90002],
    },
  };
}
