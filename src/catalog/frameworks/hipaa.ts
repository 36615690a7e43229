import type { FrameworkTable } from '../../core/framework-table.ts';

/** Standards and specifications of the HIPAA Security Rule (45 CFR Part 164, Subpart C), as amended in 2013. */
export const hipaa: FrameworkTable = {
  id: 'hipaa',
  controls: {
    '164.308(a)(1)(ii)(D)': 'What information systems record is reviewed regularly',
    '164.308(a)(4)': 'Access to health information is managed',
    '164.308(a)(5)(ii)(C)': 'Sign-ins are monitored',
    '164.308(a)(6)(ii)': 'Security incidents are answered and reported',
    '164.308(a)(8)': 'Security is evaluated periodically',
    '164.312(a)(1)': 'Only those with rights have access',
    '164.312(a)(2)(iv)': 'Health information is encrypted',
    '164.312(b)': 'What happens in information systems is recorded and examined',
    '164.312(c)(1)': 'Health information is not altered or destroyed improperly',
    '164.312(c)(2)': 'That it was not altered or destroyed can be shown',
    '164.312(d)': 'Who seeks access is who he claims to be',
    '164.312(e)(1)': 'Transmission is secured',
    '164.316(b)(2)(i)': 'Documentation is kept for six years',
  },
  demands: { '164.316(b)(2)(i)': { archiveDays: 2190, configDays: 2190 } },
};
