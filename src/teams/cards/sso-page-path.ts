/** Where in Autotask the Unique ID is set. The names are the console's own. */
export const ssoPagePath =
  'Admin > Organization Settings & Users > Resources/Users (HR) > Security > Single Sign-On (OpenID Connect (OIDC)) > Resources';
