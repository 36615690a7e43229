/** A settings file to begin with: everything that there is, most of it as it would be without. */
export const settingsExample = `# yaml-language-server: $schema=./blindspot.schema.json
# The schema: blindspot settings --schema > blindspot.schema.json
# What is in force: blindspot settings

# pci (12 months kept, 3 at hand), federal (30 and 12), hipaa (6 years and 3 months) or minimal (3 months and 1)
profile: pci

# What is stated here stands above the profile. Below what a framework demands, its control fails.
goals:
  archiveDays: 365
  hotDays: 90
  configDays: 365
  deliveryHours: 3
  quietHours: 24
  triageDays: 7
  guardDutySeverity: 4
  rootDormantDays: 90

# What is scanned; flags stand above it.
scope:
  excludeChecks: [posture/*]
  # accounts: ['111111111111']
  # excludeAccounts: ['222222222222']
  # ous: [Workloads]
  # regions: [eu-west-1, us-east-1]
  # checks: [cloudtrail/*, guardduty/*]

# What fails here weighs one step more: accounts of these OUs, and those with all of these tags in the organization.
# Tags need one more permission: blindspot policy --account-tags. Where they cannot be read, an account counts as
# production, and the report says so.
production:
  ou: [Root/Workloads/Production]
  # tags: { environment: [prod*, live] }

# Other severities than those of the checks; the last that matches holds.
severities:
  - check: guardduty/*
    ou: Sandbox
    severity: low

# Buckets whose object reads and writes must be recorded.
sensitiveBuckets: [cardholder-data]
# Accounts where data events were considered and are not wanted.
dataEventsNotWanted: ['333333333333']

# What AWS cannot show: who reads the logs, and the rules of a SIEM. Both count for a year.
readers:
  - { bucket: org-cloudtrail-logs, reader: Splunk, owner: soc@example.com, date: 2026-11-01 }
attestations:
  - { signal: ROOT, rule: aws-root-use, system: Splunk, owner: soc@example.com, date: 2026-11-01 }

# What the team lives with for a while: globs over checks, accounts, OUs, Regions and resources.
# A waived finding stays in every report. It is open again on the day after it expires.
waiverMaxDays: 366
waivers:
  - check: flow-logs/*
    ou: Sandbox
    reason: nothing of value runs there
    owner: alice@example.com
    expires: 2027-05-31
  - check: '*'
    account: '444444444444'
    region: eu-*
    reason: the account is closed in spring
    owner: bob@example.com
    expires: 2027-03-31
    unknown: true # also what could not be judged
`;
