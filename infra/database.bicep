// The smallest PostgreSQL that Azure keeps for you, in the bot's own network, with two weeks of backups. Connections are
// encrypted: the server refuses others (require_secure_transport is on unless somebody turns it off).

param serverName string
param location string

@description('The subnet given over to it, and the zone where its name is found.')
param subnetId string
param zoneId string

@secure()
param password string

@minValue(7)
@maxValue(35)
@description('How many days back it can be restored to any moment.')
param backupDays int

@description('Another size has to be of the tier Burstable: Standard_B1ms, Standard_B2s, ...')
param size string

var administratorLogin = 'sso'
var databaseName = 'sso'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: serverName
  location: location
  sku: {
    name: size
    tier: 'Burstable'
  }
  properties: {
    version: '17'
    administratorLogin: administratorLogin
    administratorLoginPassword: password
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zoneId
      publicNetworkAccess: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: databaseName
  }
}

output administrator string = administratorLogin
output host string = server.properties.fullyQualifiedDomainName
output name string = databaseName
