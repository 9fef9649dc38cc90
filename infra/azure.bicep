// What the bot runs on: Container Apps, PostgreSQL in a network of its own, a vault for the secrets, and an Azure Bot that
// signs in with a managed identity, so there is no bot password to keep. m365agents.yml deploys this, after
// registry.bicep and the image; parameters: azure.parameters.json. Step by step: docs/deploy.md.
//
// One thing ARM cannot do, to be done once by an administrator of Entra: give the identity (its principal id is the
// output BOT_IDENTITY_PRINCIPAL_ID) the application permissions of Microsoft Graph that docs/deploy.md lists.

@minLength(5)
@maxLength(20)
@description('Lower-case letters and digits, a letter first; names every resource made here, some of them for the whole world.')
param resourceBaseName string

@maxLength(42)
@description('The name Azure shows for the bot.')
param botDisplayName string

param location string = resourceGroup().location

@description('The registry made by registry.bicep, and the tag of the image to run.')
param registryName string
param imageTag string

@minValue(1)
@description('How many instances there are at least; they share the work.')
param minReplicas int = 1

@minValue(1)
@maxValue(10)
@description('At most. See databasePoolSize before you raise it.')
param maxReplicas int = 2

@minValue(2)
@maxValue(500)
@description('Connections of an instance, which needs one more to listen. Standard_B1ms gives 35, also while an update runs both revisions: 2 x 2 x (7 + 1).')
param databasePoolSize int = 7

@description('Of the tier Burstable. Standard_B1ms is the smallest.')
param databaseSize string = 'Standard_B1ms'

@minValue(7)
@maxValue(35)
@description('How many days back the database can be restored to any moment.')
param databaseBackupDays int = 14

@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Object ID of the Entra group whose members may ask for a mapping.')
param adminGroupId string

@description('Object ID of the Entra group whose members may approve one.')
param approverGroupId string

@description('User name of the Autotask API user.')
@secure()
param autotaskUsername string

@secure()
param autotaskSecret string

@secure()
param autotaskIntegrationCode string

@minLength(12)
@secure()
param databasePassword string

@minLength(16)
@secure()
@description('What reads /metrics has to show. Made anew by each deployment unless given: closed to everybody, that is.')
param metricsToken string = newGuid()

@description('Who gets a mail when the log tells what needs a person. Blank: nobody.')
param alertEmail string = ''

// From here on: settings. Blank means the bot's own default; docs/settings.md tells what each is and may be.

@description('Whether the set-up may register the app for single sign-on by itself. The identity then also needs the Graph application permission Application.ReadWrite.OwnedBy.')
param setupCreateApp bool = false

@allowed(['auto', 'field', 'ticket'])
param autotaskPublisher string = 'auto'

@description('The field of Resources that takes the Object ID, in the instances that have one.')
param autotaskSsoField string = ''

@description('The company that tickets are opened for; 0 is your own.')
param autotaskTicketCompanyId int = 0

@description('Pick list values for tickets. Blank: the default of your instance.')
param autotaskTicketQueueId string = ''
param autotaskTicketStatus string = ''
param autotaskTicketPriority string = ''
param autotaskTicketItems string = ''

@description('Per cent of Autotask\'s hourly requests that batches may use up.')
param autotaskBudgetShare string = ''

@description('Blank: looked up.')
param autotaskBaseUrl string = ''
param autotaskZoneUrl string = ''

@description('How many different people have to approve; with a sensitive group, only for its members.')
param approvalsRequired string = ''
param sensitiveGroupId string = ''

@description('"off" is for one-person shops: who asks may approve too.')
@allowed(['on', 'off'])
param fourEyes string = 'on'

@description('A Teams tag that reminders mention; it needs both.')
param approverTagId string = ''
param approverTagName string = ''

@minValue(1)
@description('Hours after which a request that nobody decided expires.')
param requestTtlHours int = 72

param reminderHours string = ''

@description('E.g. 22:00-07:00, in timeZone.')
param quietHours string = ''

@description('E.g. Europe/Berlin.')
param timeZone string = ''

@description('When to look for drift by itself, e.g. "0 3 * * *". Blank: never.')
param driftSchedule string = ''
param pasteDays string = ''

@description('Blank: the address Container Apps gives.')
param publicUrl string = ''

@description('With "warn" or "error" the log, and so the mail to alertEmail, leaves out refused credentials.')
@allowed(['trace', 'debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@description('Where traces go (OTLP over HTTP). Blank: nowhere.')
param tracesEndpoint string = ''

param turnsPerMinute string = ''
param ticketPollSeconds string = ''
param outboxPollMs string = ''
param outboxLeaseMs string = ''

@description('Leave both blank: the bot serves the worldwide cloud of Microsoft 365 and GCC, no other.')
param graphBaseUrl string = ''
param azureAuthorityHost string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

module network './network.bicep' = {
  name: 'network'
  params: {
    name: resourceBaseName
    location: location
    databaseServerName: resourceBaseName
  }
}

module database './database.bicep' = {
  name: 'database'
  params: {
    serverName: resourceBaseName
    location: location
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
    password: databasePassword
    backupDays: databaseBackupDays
    size: databaseSize
  }
}

module environment './environment.bicep' = {
  name: 'environment'
  params: {
    name: resourceBaseName
    location: location
    subnetId: network.outputs.appsSubnetId
    logDays: logDays
  }
}

var databaseLogin = '${database.outputs.administrator}:${uriComponent(databasePassword)}'
var secretNames = [
  'DATABASE_URL'
  'AUTOTASK_USERNAME'
  'AUTOTASK_SECRET'
  'AUTOTASK_INTEGRATION_CODE'
  'METRICS_TOKEN'
]

module vault './key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: resourceBaseName
    location: location
    readerPrincipalId: identity.properties.principalId
    secrets: {
      DATABASE_URL: 'postgres://${databaseLogin}@${database.outputs.host}:5432/${database.outputs.name}?sslmode=verify-full'
      AUTOTASK_USERNAME: autotaskUsername
      AUTOTASK_SECRET: autotaskSecret
      AUTOTASK_INTEGRATION_CODE: autotaskIntegrationCode
      METRICS_TOKEN: metricsToken
    }
  }
}

var appName = resourceBaseName
var domain = '${appName}.${environment.outputs.domain}'

module app './container-app.bicep' = {
  name: 'container-app'
  params: {
    name: appName
    location: location
    environmentId: environment.outputs.id
    identityId: identity.id
    identityPrincipalId: identity.properties.principalId
    registryName: registryName
    image: 'autotask-sso-bot:${imageTag}'
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    vaultUri: vault.outputs.uri
    secretNames: secretNames
    settings: {
      NODE_ENV: 'production'
      HOST: '0.0.0.0'
      PORT: '3978'
      LOG_LEVEL: logLevel
      PUBLIC_URL: empty(publicUrl) ? 'https://${domain}' : publicUrl
      BOT_ID: identity.properties.clientId
      BOT_TENANT_ID: identity.properties.tenantId
      BOT_TYPE: 'UserAssignedMSI'
      TENANT_ID: identity.properties.tenantId
      AZURE_TENANT_ID: identity.properties.tenantId
      AZURE_CLIENT_ID: identity.properties.clientId
      AZURE_AUTHORITY_HOST: azureAuthorityHost
      GRAPH_BASE_URL: graphBaseUrl
      SETUP_CREATE_APP: setupCreateApp ? 'true' : 'false'
      ADMIN_GROUP_ID: adminGroupId
      APPROVER_GROUP_ID: approverGroupId
      APPROVALS_REQUIRED: approvalsRequired
      SENSITIVE_GROUP_ID: sensitiveGroupId
      FOUR_EYES: fourEyes
      APPROVER_TAG_ID: approverTagId
      APPROVER_TAG_NAME: approverTagName
      REQUEST_TTL_HOURS: string(requestTtlHours)
      REMINDER_HOURS: reminderHours
      QUIET_HOURS: quietHours
      TIME_ZONE: timeZone
      DRIFT_SCHEDULE: driftSchedule
      PASTE_DAYS: pasteDays
      AUTOTASK_BASE_URL: autotaskBaseUrl
      AUTOTASK_ZONE_URL: autotaskZoneUrl
      AUTOTASK_PUBLISHER: autotaskPublisher
      AUTOTASK_SSO_FIELD: autotaskSsoField
      AUTOTASK_TICKET_COMPANY_ID: string(autotaskTicketCompanyId)
      AUTOTASK_TICKET_QUEUE_ID: autotaskTicketQueueId
      AUTOTASK_TICKET_STATUS: autotaskTicketStatus
      AUTOTASK_TICKET_PRIORITY: autotaskTicketPriority
      AUTOTASK_TICKET_ITEMS: autotaskTicketItems
      AUTOTASK_BUDGET_SHARE: autotaskBudgetShare
      DATABASE_POOL_SIZE: string(databasePoolSize)
      OTEL_EXPORTER_OTLP_ENDPOINT: tracesEndpoint
      TURNS_PER_MINUTE: turnsPerMinute
      TICKET_POLL_SECONDS: ticketPollSeconds
      OUTBOX_POLL_MS: outboxPollMs
      OUTBOX_LEASE_MS: outboxLeaseMs
    }
  }
}

module alerts './alerts.bicep' = if (!empty(alertEmail)) {
  name: 'alerts'
  params: {
    name: appName
    location: location
    workspaceId: environment.outputs.workspaceId
    email: alertEmail
  }
}

module azureBot './azure-bot.bicep' = {
  name: 'azure-bot'
  params: {
    botName: resourceBaseName
    displayName: botDisplayName
    domain: domain
    identityId: identity.id
    clientId: identity.properties.clientId
    tenantId: identity.properties.tenantId
  }
}

// The toolkit writes each output to env/.env.{environment} under its name.
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output BOT_IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output BOT_DOMAIN string = domain
output BOT_CONTAINER_APP_NAME string = appName
