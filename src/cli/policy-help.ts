/** How the roles of an organization are made, for the help of `blindspot policy`. */
export const policyHelp = `
Whose role (--for):
  account       the audit role of one account
  organization  for the management account: a StackSet that gives the audit role to every member account, also to those
                that join later, and the management account's own audit role
  auditor       the role that runs scans: enters the audit roles of one organization and reads the organization
  left out      all that a scan reads, in one role: for a single account, or a trial

An organization takes two files. The auditor comes first, because IAM refuses to trust a role that is not there:
  blindspot policy --for auditor --format cloudformation --organization-id o-a1b2c3d4e5 \\
    --principal github:acme/security@main > auditor.yaml       in the management account or a delegated administrator
  blindspot policy --for organization --format cloudformation --external-id NAME --ous r-a1b2 \\
    --principal arn:aws:iam::111122223333:role/BlindspotAuditor > audit-roles.yaml      in the management account

What is not given becomes a parameter of the file. The trust is in one exact principal and the external id. Sessions
last an hour, which is the most that AWS allows to a role taken by another. \`blindspot schedule\` makes what runs the scan.`;
