import { failed, ok, warning, type Finding } from '../finding';
import type { Registration } from '../registration';

/**
 * Compares an app registration with what single sign-on to Autotask needs, one finding a check.
 * Source of the needs: Autotask's help, "Configuring SSO for Azure AD and Entra ID".
 * @param redirectUri Autotask's Callback/Redirect URL; `null` while it is not known, which leaves that check out
 */
export function compareRegistration(
  registration: Registration,
  { redirectUri }: { redirectUri: string | null },
): Finding[] {
  return [
    compareName(registration),
    compareAudience(registration),
    ...(redirectUri === null ? [] : [compareRedirectUri(registration, redirectUri)]),
    compareServicePrincipal(registration),
  ];
}

function compareName({ displayName }: Registration): Finding {
  const subject = 'Name';
  if (/autotask/i.test(displayName)) return ok(subject, `The app is called "${displayName}".`);
  return warning(
    subject,
    `The app is called "${displayName}", which is what people read when they sign in.`,
    'If this is the wrong app, give the Application (client) ID of the right one; else rename it under Branding & properties.',
  );
}

/** Graph's names for "Supported account types". Source: Graph reference, application, signInAudience. */
function compareAudience({ audience }: Registration): Finding {
  const subject = 'Supported account types';
  if (audience === 'AzureADMyOrg') return ok(subject, 'Accounts in this organizational directory only.');
  const mend =
    'In Entra: App registrations > your app > Authentication > Supported account types, choose accounts in this organizational directory only.';
  return audience === 'PersonalMicrosoftAccount'
    ? failed(
        subject,
        'Only personal Microsoft accounts may sign in, so nobody of your organisation can.',
        mend,
      )
    : warning(subject, 'Accounts of other organisations may sign in too.', mend);
}

/** Whether the Web platform of the app has exactly this redirect URI; Entra compares letter by letter. */
export function compareRedirectUri(registration: Registration, redirectUri: string): Finding {
  const subject = 'Redirect URI';
  const { webRedirectUris, otherRedirectUris } = registration;
  if (webRedirectUris.includes(redirectUri)) return ok(subject, 'The app has it, under the platform Web.');
  const where = 'In Entra: App registrations > your app > Authentication';
  if (otherRedirectUris.includes(redirectUri)) {
    return failed(
      subject,
      'The app has it, but under another platform than Web.',
      `${where}, remove it there and add it under the platform Web.`,
    );
  }
  const alike = webRedirectUris.find((uri) => folded(uri) === folded(redirectUri));
  if (alike !== undefined) {
    return failed(
      subject,
      `The app has ${alike}, which differs in upper and lower case or in the slash at its end.`,
      `${where} > Web, replace it by ${redirectUri}; Entra compares letter by letter.`,
    );
  }
  return failed(
    subject,
    `The app does not have ${redirectUri}.`,
    `${where} > Add a platform > Web, add it, and save. What was saved a moment ago may take a minute to show.`,
  );
}

function folded(uri: string): string {
  return uri.toLowerCase().replace(/\/+$/, '');
}

function compareServicePrincipal({ servicePrincipal }: Registration): Finding {
  const subject = 'Enterprise application';
  switch (servicePrincipal) {
    case 'enabled':
      return ok(subject, 'It is there and people may sign in.');
    case 'disabled':
      return failed(
        subject,
        'Signing in to the app is switched off.',
        'In Entra: Enterprise applications > the app > Properties, set "Enabled for users to sign-in?" to Yes.',
      );
    case 'missing':
      return failed(
        subject,
        'The app has no enterprise application in this tenant, so nobody can sign in.',
        'In Entra: App registrations > your app > Overview, use "Create Service Principal" beside "Managed application in local directory".',
      );
  }
}
