// The registry of the bot's image. Deployed before everything else: the container app needs an image to start with.

@minLength(5)
@maxLength(50)
@description('Lower-case letters and digits, not in use anywhere in Azure.')
param registryName string

param location string = resourceGroup().location

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: registryName
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false // The bot pulls with its identity, people push with theirs.
  }
}

// The toolkit writes each output to env/.env.{environment} under its name.
output BOT_REGISTRY_NAME string = registry.name
output BOT_REGISTRY_SERVER string = registry.properties.loginServer
