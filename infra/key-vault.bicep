// The vault that holds the bot's secrets, and who may read them: the bot's identity, nobody else by this template.

param name string
param location string

@description('Principal id of the identity that reads the secrets.')
param readerPrincipalId string

@secure()
@description('Values by the name of the setting; AUTOTASK_SECRET is kept as "autotask-secret".')
param secrets object

// Key Vault Secrets User. Source: Microsoft Learn, "Azure built-in roles".
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Nobody can remove a deleted vault or secret for good before its time. This cannot be taken back.
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource values 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for secret in items(secrets): {
    parent: vault
    name: toLower(replace(secret.key, '_', '-'))
    properties: {
      value: secret.value
    }
  }
]

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerPrincipalId, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output uri string = vault.properties.vaultUri
