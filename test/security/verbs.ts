import type { Kind } from './forgery-world';

/** What is known of a button's verb, to forge clicks on it. */
export interface Verb {
  /** What its cards are about; `null`: its data names nothing. */
  readonly about: Kind | null;
  /** What is on record after somebody without any role pressed it; `null`: nothing, since it was refused for another reason or shows what everybody may see. */
  readonly denied: string | null;
  /** Does what it does whatever the card showed: taking over is of the set-up as it is now. */
  readonly ignoresRevision?: true;
}

const setup = { about: 'setup', denied: 'setup.denied' } as const;

/** Every verb there is: a new one needs its row. */
export const verbs: Readonly<Record<string, Verb>> = {
  find: { about: null, denied: 'map.denied' },
  choose: { about: 'draft', denied: 'choose.denied' },
  'request-approval': { about: 'draft', denied: 'request.denied' },
  approve: { about: 'request', denied: 'approve.denied' },
  reject: { about: 'request', denied: 'reject.denied' },
  'cancel-request': { about: 'request', denied: 'cancel.denied' },
  retry: { about: 'request', denied: 'retry.denied' },
  'confirm-paste': { about: 'request', denied: 'confirm-paste.denied' },
  refresh: { about: 'request', denied: null },
  'setup-start': setup,
  'setup-back': setup,
  'setup-later': setup,
  'setup-resume': setup,
  'setup-take-over': { ...setup, ignoresRevision: true },
  'setup-renew': setup,
  'setup-by-hand': setup,
  'setup-automatic': setup,
  'setup-check-app': setup,
  'setup-create-app': setup,
  'setup-redirect': setup,
  'setup-secret': setup,
  'setup-secret-entra': setup,
  'setup-copied': setup,
  'setup-check-again': setup,
  'setup-mode': setup,
  'setup-pilot': setup,
  'setup-pilot-me': setup,
  'setup-finish': setup,
  'plan-list': { about: 'plan', denied: 'plan.denied' },
  'plan-back': { about: 'plan', denied: 'plan.read.denied' },
  'plan-take': { about: 'plan', denied: 'plan.choose.denied' },
  'plan-request': { about: 'plan', denied: 'batch.request.denied' },
  'batch-approve': { about: 'batch', denied: 'batch.approve.denied' },
  'batch-reject': { about: 'batch', denied: 'batch.reject.denied' },
  'batch-pause': { about: 'batch', denied: 'batch.pause.denied' },
  'batch-resume': { about: 'batch', denied: 'batch.resume.denied' },
  'batch-stop': { about: 'batch', denied: 'batch.stop.denied' },
  'batch-retry': { about: 'batch', denied: 'batch.retry.denied' },
  'batch-cancel': { about: 'batch', denied: 'batch.cancel.denied' },
  'batch-rows': { about: 'batch', denied: 'batch.read.denied' },
  'batch-exclude': { about: 'batch', denied: 'batch.exclude.denied' },
  'batch-back': { about: 'batch', denied: 'batch.read.denied' },
  'batch-csv': { about: 'batch', denied: 'batch.csv.denied' },
  'history-page': { about: null, denied: 'history.denied' },
  'history-search': { about: null, denied: 'history.denied' },
  'get-link': { about: 'download', denied: 'export.refused' },
  'drift-unmap': { about: 'drift', denied: 'unmap.denied' },
  'drift-remap': { about: 'drift', denied: 'unmap.denied' },
  'drift-accept': { about: 'drift', denied: 'drift.accept.denied' },
  'drift-page': { about: 'drift', denied: 'drift.denied' },
};
