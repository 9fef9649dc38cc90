import { groupIds } from '../directory/example/groups';

/** Where the simulated services are. */
export interface SimulatedServices {
  readonly tenantId: string;
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly autotask: {
    readonly url: string;
    readonly credentials: {
      readonly username: string;
      readonly secret: string;
      readonly integrationCode: string;
    };
  };
}

/** The bot's environment for running against the simulators on this machine, without credentials of any kind. */
export function botEnvironment(services: SimulatedServices, databaseUrl: string): Record<string, string> {
  const { username, secret, integrationCode } = services.autotask.credentials;
  return {
    PORT: '0',
    TENANT_ID: services.tenantId,
    GRAPH_BASE_URL: services.graphUrl,
    AZURE_AUTHORITY_HOST: services.loginUrl,
    AUTOTASK_BASE_URL: services.autotask.url,
    AUTOTASK_USERNAME: username,
    AUTOTASK_SECRET: secret,
    AUTOTASK_INTEGRATION_CODE: integrationCode,
    ADMIN_GROUP_ID: groupIds.administrators,
    APPROVER_GROUP_ID: groupIds.approvers,
    DATABASE_URL: databaseUrl,
  };
}
