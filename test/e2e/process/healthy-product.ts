import { cast, places } from '../../../src/playground/demo/cast';
import { askForApproval, bindApprovals } from './ask-for-approval';
import { startProduct, type Product } from './start-product';

const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';

/** The product as it is when everything was done: approvals bound, the set-up walked through, one request waiting. */
export async function startHealthyProduct(): Promise<Product> {
  const product = await startProduct();
  await bindApprovals(product);
  await walkThroughSetup(product);
  await askForApproval(product, 'jane.doe');
  // The database stays as it is, for tests to change it.
  await product.bot().stop();
  return product;
}

async function walkThroughSetup({ client, directory, graph: { portal } }: Product): Promise<void> {
  const { clientId } = portal.registerApp({ displayName: 'Autotask', redirectUris: [callback] });
  portal.addSecret(clientId, { name: 'sso', expiresAt: inDays(365) });
  const [card] = await client.say(cast.alex, places.helpdesk, 'setup');
  if (!card) throw new Error('"setup" was not answered.');
  const clicks: readonly [title: string, inputs?: Record<string, string>][] = [
    ['Start'],
    ['Check the registration', { clientId, tenantId: directory.tenantId }],
    ['Check the URL', { redirectUri: callback }],
    ['Take the date from Entra'],
    ['I have copied both'],
    ['Confirm the mode', { tested: 'true' }],
    ['Finish without a mapping'],
  ];
  for (const [title, inputs] of clicks) await client.click(cast.alex, card, title, inputs);
}

/** The time in so many days, ISO 8601. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 3_600_000).toISOString();
}
