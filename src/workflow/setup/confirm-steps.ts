import { failed, worst, type Finding } from '../../mapping/finding';
import type { Deps } from '../deps';
import { atStep, type SetupClick } from './at-step';
import { lookAtDiscovery } from './look-at-discovery';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';
import { appOf } from './view-step';

/**
 * `I have copied both`: Client ID and discovery document are in Autotask. The document is fetched once more; with one
 * that fails a check the set-up does not go on.
 * @throws UpstreamError when the roles cannot be read
 */
export async function confirmCopied(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'copy', async (setup) => {
    const { tenantId } = appOf(setup);
    const findings = await lookAtDiscovery(deps, tenantId);
    // The card shows the failed checks by itself, so that they need not be told twice.
    if (worst(findings) === 'failed') return { kind: 'problems', problems: [] };
    const discoveryUrl = deps.discovery.urlOf(tenantId);
    const copied = { discoveryUrl, findings, by: click.clicker, at: deps.clock().toISOString() };
    const change = { event: 'setup.copied', by: click.clicker, details: { discoveryUrl, findings } };
    return { kind: 'saved', setup: await saveSetup(deps, setup, { copied, step: 'mode' }, change) };
  });
}

/** `Check again`, on the card of step 5: the card is drawn anew, which fetches the document once more. */
export async function checkDiscoveryAgain(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'copy', () => Promise.resolve({ kind: 'problems', problems: [] }));
}

/**
 * `Confirm the mode`: the administrator chose the mode in Autotask, and its Test button succeeded.
 * @throws UpstreamError when the roles cannot be read
 */
export async function confirmMode(deps: Deps, click: SetupClick, tested: boolean): Promise<SetupAnswered> {
  return atStep(deps, click, 'mode', async (setup) => {
    if (!tested) return { kind: 'problems', problems: [notTested] };
    const mode = { by: click.clicker, at: deps.clock().toISOString() };
    const change = { event: 'setup.mode-confirmed', by: click.clicker };
    return { kind: 'saved', setup: await saveSetup(deps, setup, { mode, step: 'pilot' }, change) };
  });
}

const notTested: Finding = failed(
  'Test',
  'You have not confirmed that the test succeeded.',
  'Press Test in Autotask first. When it succeeds, tick the box and press the button again; when it does not, see the causes below.',
);
