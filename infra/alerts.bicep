// Mail to whoever looks after the bot, when its log tells what needs a person. docs/operations.md says what to do.
// Prometheus knows more (ops/prometheus), but is not there on Azure unless you run it.

param name string
param location string

@description('The workspace that the container app logs to.')
param workspaceId string

@description('Who gets the mail.')
param email string

// What the bot writes, word for word; a test holds it to that. Lines of the log are JSON, but for those before it is set up.
var rules = [
  {
    key: 'does-not-start'
    title: 'The bot does not start'
    severity: 0
    moreThan: 0
    condition: 'Log_s has "The bot could not start"'
  }
  {
    key: 'database'
    title: 'The database does not answer the bot'
    severity: 1
    moreThan: 5
    condition: 'line.msg == "the outbox cannot be worked on; trying again"'
  }
  {
    key: 'refused'
    title: 'Autotask, or Microsoft, refuses the bot\'s credentials'
    severity: 1
    moreThan: 0
    condition: 'line.msg == "a service was called" and line.outcome == "denied" and (line.upstream == "Autotask" or line.operation == "sign in to Teams")'
  }
  {
    key: 'jobs'
    title: 'Approved work fails again and again'
    severity: 2
    moreThan: 5
    condition: 'line.msg == "a job will be tried again"'
  }
  {
    key: 'turns'
    title: 'People are told that something went wrong'
    severity: 2
    moreThan: 3
    condition: 'line.msg == "a turn failed"'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'sso bot'
    enabled: true
    emailReceivers: [
      {
        name: 'owner'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.key}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    // The table comes with the first line that an app logs.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs_CL | where ContainerAppName_s == "${name}" | extend line = parse_json(Log_s) | where ${rule.condition}'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: rule.moreThan
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]
