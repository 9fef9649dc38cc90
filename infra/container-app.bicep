// The bot itself: its image, its settings, and when there are how many of it.

param name string
param location string
param environmentId string

@description('The identity it signs in with, everywhere: resource id and principal id.')
param identityId string
param identityPrincipalId string

param registryName string

@description('The image in that registry, e.g. "autotask-sso-bot:20250101120000".')
param image string

@description('Settings by name; those that are blank are left out, so that the bot takes its default.')
param settings object

@description('Names of the settings that stand in the vault.')
param secretNames array
param vaultUri string

@minValue(1)
param minReplicas int
param maxReplicas int

var port = int(settings.PORT)
// AcrPull. Source: Microsoft Learn, "Azure built-in roles".
var pull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

var plain = map(filter(items(settings), setting => !empty(setting.value)), setting => {
  name: setting.key
  value: setting.value
})
var secret = map(secretNames, setting => {
  name: setting
  secretRef: toLower(replace(setting, '_', '-'))
})

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, identityPrincipalId, pull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pull)
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  dependsOn: [mayPull]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // The old revision answers until the new one is ready.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identityId
        }
      ]
      // Without a version in the address, the newest is taken, and the app restarts when there is a newer one.
      secrets: [
        for setting in secretNames: {
          name: toLower(replace(setting, '_', '-'))
          keyVaultUrl: '${vaultUri}secrets/${toLower(replace(setting, '_', '-'))}'
          identity: identityId
        }
      ]
    }
    template: {
      // Longer than the 9 s for which it drains.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: '${registry.properties.loginServer}/${image}'
          env: concat(plain, secret)
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              // Until it listens, which may take a while: it migrates the database, and asks Autotask how to post.
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 10
              timeoutSeconds: 5
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
              timeoutSeconds: 5
            }
            {
              // Without a database it gets no traffic, and is not restarted for it.
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 5
              failureThreshold: 2
              timeoutSeconds: 5
            }
          ]
        }
      ]
      scale: {
        // Never 0: it posts, reminds and reads tickets back when nobody talks to it.
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'turns'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}
