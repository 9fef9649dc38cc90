// Mail to whoever looks after the bot, when its log tells what needs a person. docs/operations.md says what to do.
// Prometheus knows more (ops/prometheus), but is not there on Azure unless you run it.

param name string
param location string

@description('The workspace that the container app logs to.')
param workspaceId string

@description('Who gets the mail.')
param email string

// What the bot writes, word for word; a test holds it to that. Lines of the log are JSON, but for those before it is set up.
// A rule rings when its query gives a row. What passes by itself within minutes gives none.
var rules = [
  {
    key: 'does-not-start'
    title: 'The bot does not start'
    severity: 0
    within: 'PT15M'
    condition: 'Log_s has "The bot could not start" or Log_s has "The configuration cannot be used"'
    lasting: ''
  }
  {
    key: 'database'
    title: 'The database does not answer the bot'
    severity: 1
    within: 'PT15M'
    condition: 'line.msg == "the outbox cannot be worked on; trying again"'
    lasting: '| summarize minutes = dcount(bin(TimeGenerated, 1m)) | where minutes > 2'
  }
  {
    key: 'refused'
    title: 'Autotask or Microsoft refuses the bot'
    severity: 1
    within: 'PT15M'
    // Without those that need an optional permission, as in ops/prometheus/alerts.yml.
    condition: 'line.msg == "a service was called" and line.outcome == "denied" and line.upstream in ("Autotask", "Entra ID") and line.operation !in ("read sign-ins", "read tenant", "read some applications", "find apps", "find enterprise application", "look up an id", "register app", "make enterprise application", "set redirect URIs")'
    lasting: ''
  }
  {
    key: 'sign-in'
    title: 'The bot cannot sign in to Teams'
    severity: 1
    within: 'PT15M'
    condition: 'line.msg == "a service was called" and line.operation == "sign in to Teams"'
    lasting: '| summarize minutes = dcount(bin(TimeGenerated, 1m)) | where minutes > 2'
  }
  {
    key: 'jobs'
    title: 'Work fails again and again'
    severity: 2
    within: 'PT1H'
    condition: 'line.msg == "a job will be tried again"'
    lasting: '| summarize times = dcount(bin(TimeGenerated, 5m)) by tostring(line.job), tostring(line.requestId) | where times > 2'
  }
  {
    key: 'turns'
    title: 'People are told that something went wrong'
    severity: 2
    within: 'PT15M'
    condition: 'line.msg == "a turn failed"'
    lasting: '| summarize turns = count() | where turns > 3'
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
    windowSize: rule.within
    autoMitigate: true
    // The table comes with the first line that an app logs.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs_CL | where ContainerAppName_s == "${name}" | extend line = parse_json(Log_s) | where ${rule.condition} ${rule.lasting}'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
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
