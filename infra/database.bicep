// The smallest PostgreSQL that Azure keeps for you, with a week of backups.

param serverName string
param location string

@secure()
param password string

var administratorLogin = 'sso'
var databaseName = 'sso'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: serverName
  location: location
  sku: {
    name: 'Standard_B1ms'
    tier: 'Burstable'
  }
  properties: {
    version: '16'
    administratorLogin: administratorLogin
    administratorLoginPassword: password
    storage: {
      storageSizeGB: 32
    }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: databaseName
  }

  // 0.0.0.0 is Azure's way to say: services within Azure, nothing on the internet. A private network is the next step.
  resource fromAzure 'firewallRules' = {
    name: 'azure-services'
    // One change at a time: the server answers "busy" to a second one.
    dependsOn: [database]
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
  }
}

output administrator string = administratorLogin
output host string = server.properties.fullyQualifiedDomainName
output name string = databaseName
