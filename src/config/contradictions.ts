import { isLoopback } from '../mapping/is-loopback';
import { leastLeaseMs, type Settings } from './settings';

/**
 * What is wrong between settings that are each right by themselves; empty when nothing is.
 * @param config the settings that could be read; what is wrong by itself is absent
 * @param unauthenticated whether `BOT_ID` is not given at all, so that nobody checks who calls
 */
export function contradictions(config: Partial<Settings>, unauthenticated: boolean): string[] {
  return [
    ...inProduction(config, unauthenticated),
    unauthenticated &&
      config.HOST &&
      !isLoopback(config.HOST) &&
      `HOST is ${config.HOST}, but without BOT_ID anybody could call the bot. Set BOT_ID, or HOST=127.0.0.1.`,
    config.BOT_ID &&
      config.BOT_TYPE === 'SingleTenant' &&
      !config.BOT_PASSWORD &&
      'BOT_PASSWORD is missing. A SingleTenant bot needs its client secret; with a managed identity set BOT_TYPE=UserAssignedMSI.',
    config.APPROVER_TAG_ID !== undefined &&
      !config.APPROVER_TAG_NAME &&
      'APPROVER_TAG_NAME is missing. A mention of the tag APPROVER_TAG_ID needs its name too.',
    config.SENSITIVE_GROUP_ID !== undefined &&
      config.APPROVALS_REQUIRED === 1 &&
      'SENSITIVE_GROUP_ID needs APPROVALS_REQUIRED=2 or more: with 1 its members take no more approvals than others. Set it, or remove SENSITIVE_GROUP_ID.',
    config.AUTOTASK_PUBLISHER === 'field' &&
      !config.AUTOTASK_SSO_FIELD &&
      'AUTOTASK_SSO_FIELD is missing. AUTOTASK_PUBLISHER=field needs the name of the field; or set AUTOTASK_PUBLISHER=ticket.',
  ].filter((problem) => typeof problem === 'string');
}

/** What is fine on a developer's machine only. */
function inProduction(config: Partial<Settings>, unauthenticated: boolean): (string | false)[] {
  if (config.NODE_ENV !== 'production') return [];
  return [
    unauthenticated &&
      'BOT_ID is missing. In production the bot must check who calls it: set BOT_ID (and BOT_PASSWORD).',
    isHere(config.GRAPH_BASE_URL) &&
      'GRAPH_BASE_URL points to this machine. In production it must be https://graph.microsoft.com.',
    isHere(config.AZURE_AUTHORITY_HOST) &&
      'AZURE_AUTHORITY_HOST points to this machine. In production it must be https://login.microsoftonline.com.',
    config.OUTBOX_LEASE_MS !== undefined &&
      config.OUTBOX_LEASE_MS < leastLeaseMs &&
      `OUTBOX_LEASE_MS is ${config.OUTBOX_LEASE_MS}. In production it must be at least ${leastLeaseMs}, or work could be taken over while what it writes to Autotask is still on its way, and be done twice.`,
  ];
}

function isHere(url: string | undefined): boolean {
  return url !== undefined && isLoopback(new URL(url).hostname);
}
