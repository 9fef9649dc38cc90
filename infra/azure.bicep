// What the bot runs on: App Service (Linux, Node), PostgreSQL, and an Azure Bot that signs in with a managed
// identity, so there is no bot password to keep. m365agents.yml deploys this; parameters: azure.parameters.json.
//
// One thing ARM cannot do, to be done once by an administrator of Entra: give the identity (its principal id is the
// output BOT_IDENTITY_PRINCIPAL_ID) the Graph application permissions User.Read.All and GroupMember.Read.All (and, for
// "setup" and "doctor" to read the app registration back, Application.Read.All).

@minLength(4)
@maxLength(20)
@description('Lower-case letters and digits; names every resource made here, some of them for the whole world.')
param resourceBaseName string

@maxLength(42)
@description('The name Azure shows for the bot.')
param botDisplayName string

param location string = resourceGroup().location

@description('B1 is the smallest size that can stay awake; the bot polls, so it has to.')
param webAppSku string = 'B1'

@description('Object ID of the Entra group whose members may ask for a mapping.')
param adminGroupId string

@description('Object ID of the Entra group whose members may approve one.')
param approverGroupId string

@description('User name of the Autotask API user.')
param autotaskUsername string

@secure()
param autotaskSecret string

@secure()
param autotaskIntegrationCode string

@description('Whether the set-up may register the app for single sign-on by itself. The identity then also needs the Graph application permission Application.ReadWrite.OwnedBy.')
param setupCreateApp bool = false

@allowed(['auto', 'field', 'ticket'])
param autotaskPublisher string = 'auto'

@description('The field of Resources that takes the Object ID, in the instances that have one.')
param autotaskSsoField string = ''

@description('The company that tickets are opened for; 0 is your own.')
param autotaskTicketCompanyId int = 0

@description('Pick list values for tickets. Empty: the default of your instance.')
param autotaskTicketQueueId string = ''
param autotaskTicketStatus string = ''
param autotaskTicketPriority string = ''

@minValue(1)
@description('Hours after which a request that nobody decided expires.')
param requestTtlHours int = 72

@allowed(['trace', 'debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@minLength(12)
@secure()
param databasePassword string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

// Not SQLite: what App Service keeps is a network share, where SQLite's write-ahead log does not work.
module database './database.bicep' = {
  name: 'database'
  params: {
    serverName: resourceBaseName
    location: location
    password: databasePassword
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
  }
  properties: {
    reserved: true // Linux
  }
}

var databaseLogin = '${database.outputs.administrator}:${uriComponent(databasePassword)}'

var requiredSettings = [
  { name: 'NODE_ENV', value: 'production' }
  { name: 'HOST', value: '0.0.0.0' }
  { name: 'PORT', value: '8080' }
  { name: 'BOT_ID', value: identity.properties.clientId }
  { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
  { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
  { name: 'TENANT_ID', value: identity.properties.tenantId }
  { name: 'AZURE_TENANT_ID', value: identity.properties.tenantId }
  { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { name: 'AUTOTASK_USERNAME', value: autotaskUsername }
  { name: 'AUTOTASK_SECRET', value: autotaskSecret }
  { name: 'AUTOTASK_INTEGRATION_CODE', value: autotaskIntegrationCode }
  { name: 'AUTOTASK_PUBLISHER', value: autotaskPublisher }
  { name: 'AUTOTASK_TICKET_COMPANY_ID', value: string(autotaskTicketCompanyId) }
  { name: 'ADMIN_GROUP_ID', value: adminGroupId }
  { name: 'APPROVER_GROUP_ID', value: approverGroupId }
  {
    name: 'DATABASE_URL'
    value: 'postgres://${databaseLogin}@${database.outputs.host}:5432/${database.outputs.name}?sslmode=verify-full'
  }
  { name: 'SETUP_CREATE_APP', value: toLower(string(setupCreateApp)) }
  { name: 'REQUEST_TTL_HOURS', value: string(requestTtlHours) }
  { name: 'LOG_LEVEL', value: logLevel }
  // The zip holds all that runs, packages for this platform included: nothing is built or installed over there.
  { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
]

var optionalSettings = [
  { name: 'AUTOTASK_SSO_FIELD', value: autotaskSsoField }
  { name: 'AUTOTASK_TICKET_QUEUE_ID', value: autotaskTicketQueueId }
  { name: 'AUTOTASK_TICKET_STATUS', value: autotaskTicketStatus }
  { name: 'AUTOTASK_TICKET_PRIORITY', value: autotaskTicketPriority }
]

resource webApp 'Microsoft.Web/sites@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // Not "npm start": the process that gets SIGTERM has to be the one that drains.
      appCommandLine: 'node lib/main.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      appSettings: concat(requiredSettings, filter(optionalSettings, setting => !empty(setting.value)))
    }
  }
}

module azureBot './azure-bot.bicep' = {
  name: 'azure-bot'
  params: {
    botName: resourceBaseName
    displayName: botDisplayName
    domain: webApp.properties.defaultHostName
    identityId: identity.id
    clientId: identity.properties.clientId
    tenantId: identity.properties.tenantId
  }
}

// The toolkit writes each output to env/.env.{environment} under its name.
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output BOT_IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output BOT_DOMAIN string = webApp.properties.defaultHostName
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
