/** A client secret of an app registration, without its value, which nobody can read again. */
export interface SecretEntry {
  /** What people called it in the portal; `null` when they gave no name. */
  readonly name: string | null;
  /** The first characters, as the portal shows them; `null` when Entra does not say. */
  readonly hint: string | null;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** An app registration in Entra ID (Graph: `application`). */
export interface Registration {
  /** The app's own Object ID, which is neither the client ID nor a user's Object ID. Lower case. */
  readonly objectId: string;
  /** The Application (client) ID, which Autotask needs. Lower case. */
  readonly clientId: string;
  readonly displayName: string;
  /** Who may sign in: `AzureADMyOrg` is "accounts in this organizational directory only". */
  readonly audience: string | null;
  readonly tags: readonly string[];
  /** ISO 8601, UTC; empty when Entra does not say. */
  readonly createdAt: string;
  /** Redirect URIs by platform; sign-in to Autotask needs one of the platform Web. */
  readonly webRedirectUris: readonly string[];
  readonly otherRedirectUris: readonly string[];
  readonly secrets: readonly SecretEntry[];
  /** The app's enterprise application (Graph: `servicePrincipal`), without which nobody can sign in. */
  readonly servicePrincipal: 'enabled' | 'disabled' | 'missing';
}

/** What is to be registered. */
export interface NewRegistration {
  readonly displayName: string;
  readonly audience: 'AzureADMyOrg';
  readonly tags: readonly string[];
}

/**
 * Marks app registrations made by this product. Together with a tag nobody else can know it finds the bot's own again:
 * anybody who may register apps could give this one to theirs.
 */
export const productTag = 'autotask-sso-bot';
